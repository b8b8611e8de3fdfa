"""office.rank: a person is given a rank that is not theirs.

Why        ranks have no common names: a slip makes a brigadier a marshal
Flagged    "Major General" before the name of a brigadier general
Clean      "Brigadier General", or "General", which says less and is true
Fix        correct the rank
"""

from verify.checks.check import Check
from verify.model import Verdict

CHECK = Check(
    id="office.rank",
    verdict=Verdict.MISMATCH,
    where="shape = 'offices' AND metric = 'rank' AND relation = 'outside'",
    message='prints "{printed}"; {who} gives the rank {known} to {about}',
)
