"""range.order: a range of days that ends before it begins.

Why        one of its ends is wrong
Flagged    "from 7 to 5 May"
Clean      "from 5 to 7 May"
Fix        exchange or correct the ends
"""

from verify.checks.check import Check
from verify.model import Verdict

CHECK = Check(
    id="range.order",
    verdict=Verdict.INVALID,
    must="until_day IS NULL OR until_month <> month OR day IS NULL OR until_day >= day",
    message='prints "{printed}"; the range ends before it begins',
)
