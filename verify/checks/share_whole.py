"""share.whole: more than the whole.

Why        a part cannot be larger than what it is a part of
Flagged    "140 % of voters"
Clean      "an increase of 140 %"
Fix        correct the percentage, or say what it is measured against
"""

from verify.checks.check import Check
from verify.model import Verdict

CHECK = Check(
    id="share.whole",
    verdict=Verdict.INVALID,
    must="measure <> 'share' OR written IS NULL OR written <= 100",
    message='prints "{printed}"; a part is at most {whole} of the whole',
)
