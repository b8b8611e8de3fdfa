"""text.listed: those who are listed are more than the number that is given for them.

Why        readers add up
Flagged    "ten people: five women, three men and four children"
Clean      "ten people: five women, three men and two children"
Fix        correct the number or the list
"""

from verify.checks.check import Check
from verify.model import Verdict

CHECK = Check(
    id="text.listed",
    verdict=Verdict.INCONSISTENT,
    table="links",
    where="link = 'listed' AND NOT fits",
    message='prints "{printed}"; those listed, {others}, are {expected}',
)
