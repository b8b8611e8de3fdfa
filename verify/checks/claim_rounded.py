"""claim.rounded: the figure stands for what the reference gives: rounded, cut off, or less precise.

Why        a round figure is right as long as it rounds to the count
Flagged    (a note, never flagged as wrong)
Clean      "34,000 killed" on a day of 34 356; "General" for a brigadier general
Fix        nothing to do
"""

from verify.checks.check import Check
from verify.model import Verdict

CHECK = Check(
    id="claim.rounded",
    verdict=Verdict.ROUNDED,
    where="relation = 'rounded'",
    message="{who} gives {known} for {about}{on_day}{vintage}",
)
