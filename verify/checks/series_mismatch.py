"""series.mismatch: a figure that the series does not give for that day.

Why        a wrong digit in a count looks as sure as a right one
Flagged    "34 536 killed" on a day for which the series gives 34 356
Clean      "34 356 killed", "more than 34,000 killed" on the same day
Fix        correct the figure, or say who counts otherwise
"""

from verify.checks.check import Check
from verify.model import Verdict

CHECK = Check(
    id="series.mismatch",
    verdict=Verdict.MISMATCH,
    where="shape = 'series' AND relation = 'outside'",
    message='prints "{printed}"; {who} gives {known} for {about} on {ref_day}{vintage}',
)
