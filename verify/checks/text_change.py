"""text.change: a change in percent does not fit the two levels beside it.

Why        readers take either for granted; both cannot be right
Flagged    "sales fell 40 %, from 12 to 10 million"
Clean      "sales fell 17 %, from 12 to 10 million"
Fix        compute the change again, or correct a level
"""

from verify.checks.check import Check
from verify.model import Verdict

CHECK = Check(
    id="text.change",
    verdict=Verdict.INCONSISTENT,
    table="links",
    where="link = 'change' AND NOT fits",
    message='prints "{printed}" between {others}, which is {expected}',
)
