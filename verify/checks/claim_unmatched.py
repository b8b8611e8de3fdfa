"""claim.unmatched: no reference holds what is claimed, or not for that day.

Why        a figure that nobody looked at is never shown as right
Flagged    (a note: the figure was not checked)
Clean      a figure whose metric, place and day a pack covers
Fix        add a pack of your own figures, or say more plainly what is counted
"""

from verify.checks.check import Check
from verify.model import Verdict

CHECK = Check(
    id="claim.unmatched",
    verdict=Verdict.UNMATCHED,
    where="reason IS NOT NULL AND (shape IS NULL OR shape <> 'label')",
    message="not checked: {reason}",
)
