"""series.stale: the printed figure was right, on an earlier day.

Why        a figure copied from an old dispatch looks precise and is wrong
Flagged    "34 305 killed" written on 30 April, when that was the count of 25 April
Clean      "34 305 killed as of 25 April"; yesterday's figure in this morning's text is a note only
Fix        update the figure, or give its day
"""

from verify.checks.check import Check
from verify.model import Verdict

CHECK = Check(
    id="series.stale",
    verdict=Verdict.STALE,
    where="shape = 'series' AND relation = 'earlier'",
    note_where="within_lag",
    message='prints "{printed}"; {who} gave that on {earlier_day} and gives {known} for {about} on {ref_day}{vintage}',
)
