"""edition.date: a numbered meeting is given a day that is not its own.

Why        a wrong day moves everything that is said to follow it
Flagged    "the 21st meeting, in Astana on 25 March", which was on 26 April
Clean      "the 21st meeting, in Astana on 26 April"
Fix        correct the day
"""

from verify.checks.check import Check
from verify.model import Verdict

CHECK = Check(
    id="edition.date",
    verdict=Verdict.MISMATCH,
    where="shape = 'editions' AND metric = 'date' AND relation = 'outside'",
    message='prints "{printed}"; {about} was on {known} ({who})',
)
