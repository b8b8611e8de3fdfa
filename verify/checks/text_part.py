"""text.part: a part is greater than its whole.

Why        those counted among others cannot be more than all of them
Flagged    "12 dead, including 15 children"
Clean      "12 dead, including 5 children"
Fix        correct the part or the whole
"""

from verify.checks.check import Check
from verify.model import Verdict

CHECK = Check(
    id="text.part",
    verdict=Verdict.INCONSISTENT,
    table="links",
    where="link = 'part' AND NOT fits",
    message='prints "{printed}" of {others}; a part is no greater than its whole',
)
