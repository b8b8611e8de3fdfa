"""text.place: a place is greater than the number of those that it is one of.

Why        nobody is the fourth of three
Flagged    "the fourth of three children"
Clean      "the third of four children"
Fix        correct the place or the number
"""

from verify.checks.check import Check
from verify.model import Verdict

CHECK = Check(
    id="text.place",
    verdict=Verdict.INCONSISTENT,
    table="links",
    where="link = 'place' AND NOT fits",
    message='prints "{printed}" of {others}; a place is no greater than their number',
)
