"""text.birth: an age does not fit the year of birth beside it.

Why        one of the two is wrong, or the age is of another day
Flagged    "Ana Ruiz, 54, born in 1978" in 2024
Clean      "Ana Ruiz, 45, born in 1978" in 2024
Fix        correct the age or the year
"""

from verify.checks.check import Check
from verify.model import Verdict

CHECK = Check(
    id="text.birth",
    verdict=Verdict.INCONSISTENT,
    table="links",
    where="link = 'birth' AND NOT fits",
    message='prints "{printed}" beside {others}, by which it is {expected}',
)
