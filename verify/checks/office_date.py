"""office.date: a person is said to have taken office on a day that is not theirs.

Why        a day of taking office is copied from one portrait to the next, slips and all
Flagged    "Joe Biden was sworn in on 21 January 2021", which was on 20 January
Clean      "Joe Biden was sworn in on 20 January 2021"
Fix        correct the day
"""

from verify.checks.check import Check
from verify.model import Verdict

CHECK = Check(
    id="office.date",
    verdict=Verdict.MISMATCH,
    where="shape = 'offices' AND metric = 'date' AND relation = 'outside'",
    message='prints "{printed}"; {about}, took office on {known} ({who})',
)
