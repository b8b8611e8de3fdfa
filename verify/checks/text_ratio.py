"""text.ratio: a percentage in brackets is not that of the ratio before it.

Why        the ratio and the percentage say the same thing twice
Flagged    "33 sur 89 (73 %)"
Clean      "33 sur 89 (37 %)", "deux Français sur trois (66 %)"
Fix        compute the percentage again
"""

from verify.checks.check import Check
from verify.model import Verdict

CHECK = Check(
    id="text.ratio",
    verdict=Verdict.INCONSISTENT,
    table="links",
    where="link = 'ratio' AND NOT fits",
    message='prints "{printed}" for {others}, which is {expected}',
)
