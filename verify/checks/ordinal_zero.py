"""ordinal.zero: a place in a row that begins with 1.

Why        nothing is the 0th of its kind
Flagged    "the 0th meeting"
Clean      "the first meeting"
Fix        correct the number
"""

from verify.checks.check import Check
from verify.model import Verdict

CHECK = Check(
    id="ordinal.zero",
    verdict=Verdict.INVALID,
    must="kind <> 'ordinal' OR written IS NULL OR written >= 1",
    message='prints "{printed}"; counting begins with 1',
)
