"""calendar.day: a day that no calendar has.

Why        it is a slip of the hand, whatever day was meant
Flagged    "31 April"
Clean      "30 April"
Fix        correct the date
"""

from verify.checks.check import Check
from verify.model import Verdict

CHECK = Check(
    id="calendar.day",
    verdict=Verdict.INVALID,
    must="""
        kind <> 'date' OR month IS NULL OR (
            month BETWEEN 1 AND 12
            AND (day IS NULL OR day BETWEEN 1 AND CASE
                WHEN month IN (4, 6, 9, 11) THEN 30
                WHEN month <> 2 THEN 31
                WHEN year IS NULL OR (year % 4 = 0 AND (year % 100 <> 0 OR year % 400 = 0)) THEN 29
                ELSE 28
            END)
        )
    """,
    message='prints "{printed}"; no calendar has this day',
)
