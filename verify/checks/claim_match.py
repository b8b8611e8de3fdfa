"""claim.match: the reference gives the figure, as of its day.

Why        what was looked at and holds is said too
Flagged    (a note, never flagged as wrong)
Clean      "34 356 killed" on a day of 34 356
Fix        nothing to do
"""

from verify.checks.check import Check
from verify.model import Verdict

CHECK = Check(
    id="claim.match",
    verdict=Verdict.MATCH,
    where="relation IN ('equal', 'holds')",
    message="{who} gives {known} for {about}{on_day}{vintage}",
)
