"""edition.number: a numbered meeting is given a number that is not its own.

Why        editions are counted by hand, and off by one easily
Flagged    "the 22nd meeting of the ministers of defence in Astana", which was the 21st
Clean      "the 21st meeting of the ministers of defence in Astana"
Fix        correct the number
"""

from verify.checks.check import Check
from verify.model import Verdict

CHECK = Check(
    id="edition.number",
    verdict=Verdict.MISMATCH,
    where="shape = 'editions' AND metric = 'number' AND relation = 'outside'",
    message='prints "{printed}"; {about}, held from {ref_day}, is number {known} ({who})',
)
