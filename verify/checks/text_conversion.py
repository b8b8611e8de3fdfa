"""text.conversion: a measure and its conversion in brackets differ.

Why        one of the two figures is wrong, or the unit is
Flagged    "10 km (16 miles)"
Clean      "10 km (6 miles)", "80 F (27 C)"
Fix        convert again
"""

from verify.checks.check import Check
from verify.model import Verdict

CHECK = Check(
    id="text.conversion",
    verdict=Verdict.INCONSISTENT,
    table="links",
    where="link = 'conversion' AND NOT fits",
    message='prints "{printed}" for {others}, which is {expected}',
)
