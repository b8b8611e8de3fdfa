"""calendar.match: weekday and date agree.

Why        what was looked at and holds is said too
Flagged    (a note, never flagged as wrong)
Clean      "Friday 26 April 2024"
Fix        nothing to do
"""

from verify.checks.check import Check
from verify.model import Verdict

CHECK = Check(
    id="calendar.match",
    verdict=Verdict.MATCH,
    where="shape = 'calendar' AND relation IS NULL AND reason IS NULL AND low = high AND weekday = ((low - 1) % 7) + 1",
    message="{known_day} is a {known_weekday}",
)
