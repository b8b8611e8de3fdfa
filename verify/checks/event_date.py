"""event.date: an event is given a day that is not its own.

Why        a wrong day in a chronology is copied for years
Flagged    "the 2 April strike on the consulate in Damascus", which was on 1 April
Clean      "the 1 April strike on the consulate in Damascus"
Fix        correct the day
"""

from verify.checks.check import Check
from verify.model import Verdict

CHECK = Check(
    id="event.date",
    verdict=Verdict.MISMATCH,
    where="shape = 'events' AND metric = 'date' AND relation = 'outside'",
    message='prints "{printed}"; {about} was on {known} ({who})',
)
