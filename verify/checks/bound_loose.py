"""bound.loose: a bound that holds but is far, or an exact figure that no day had.

Why        "more than 20,000" said of 34,356 misleads though it is true
Flagged    "more than 20,000 killed" on a day of 34 356; "at least 34 301" where no day had 34 301
Clean      "more than 34,000 killed" on the same day
Fix        give the nearest round figure, or the exact one
"""

from verify.checks.check import Check
from verify.model import Verdict

CHECK = Check(
    id="bound.loose",
    verdict=Verdict.LOOSE,
    where="relation = 'loose'",
    message='prints "{printed}"; it holds, but {who} gives {known} for {about} on {ref_day}{vintage}',
)
