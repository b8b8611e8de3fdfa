"""text.days: a number of days does not fit the dates beside it.

Why        one of the dates or the number is wrong
Flagged    "the four-day truce, from 24 to 30 November"
Clean      "the four-day truce, from 24 to 27 November"
Fix        correct the number of days or the dates
"""

from verify.checks.check import Check
from verify.model import Verdict

CHECK = Check(
    id="text.days",
    verdict=Verdict.INCONSISTENT,
    table="links",
    where="link = 'days' AND NOT fits",
    message='prints "{printed}" beside {others}, which is {expected}',
)
