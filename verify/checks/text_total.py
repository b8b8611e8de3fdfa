"""text.total: a sum in words is not that of the figures before it.

Why        readers add up
Flagged    "5 women and 7 men, 13 people in all"
Clean      "5 women and 7 men, 12 people in all"
Fix        correct the sum or a summand
"""

from verify.checks.check import Check
from verify.model import Verdict

CHECK = Check(
    id="text.total",
    verdict=Verdict.INCONSISTENT,
    table="links",
    where="link = 'total' AND NOT fits",
    message='prints "{printed}" for {others}, which add up to {expected}',
)
