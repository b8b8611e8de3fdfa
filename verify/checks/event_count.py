"""event.count: an event's toll that no report of it gave.

Why        tolls of the first hours change, but each figure was somebody's
Flagged    "three generals killed" in a strike that killed two
Clean      "two generals killed"
Fix        correct the figure, or say who counts otherwise
"""

from verify.checks.check import Check
from verify.model import Verdict

CHECK = Check(
    id="event.count",
    verdict=Verdict.MISMATCH,
    where="shape = 'events' AND metric <> 'date' AND relation = 'outside'",
    message='prints "{printed}"; {who} gives {known} for {about}{vintage}',
)
