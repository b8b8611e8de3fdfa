"""calendar.future: a day ahead is given to what has happened.

Why        the year or the day is a slip, or what is planned is told as done
Flagged    "ten people died on 12 December 2027" in a text of May 2026
Clean      "the court will open on 12 December 2027"
Fix        correct the date, or say that it is planned
"""

from verify.checks.check import Check
from verify.model import Verdict

CHECK = Check(
    id="calendar.future",
    verdict=Verdict.INCONSISTENT,
    table="links",
    where="link = 'ahead' AND NOT fits",
    message='prints "{printed}" for what has happened; that day is still to come when the text speaks',
)
