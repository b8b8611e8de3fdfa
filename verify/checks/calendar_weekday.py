"""calendar.weekday: the weekday is not that of the date.

Why        one of the two is wrong, and readers plan by both
Flagged    "Thursday 26 April 2024", which was a Friday
Clean      "Friday 26 April 2024"
Fix        correct the weekday or the date
"""

from verify.checks.check import Check
from verify.model import Verdict

CHECK = Check(
    id="calendar.weekday",
    verdict=Verdict.INCONSISTENT,
    where="""
        kind = 'date' AND reason IS NULL AND weekday IS NOT NULL AND day IS NOT NULL
        AND low = high AND weekday <> ((low - 1) % 7) + 1
    """,
    hint=("weekday", "{known_day} is a {known_weekday}"),
    message='prints "{printed}"; the weekday is not that of the date',
)
