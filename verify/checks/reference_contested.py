"""reference.contested: references disagree, and the claim agrees with only some of them.

Why        a figure that one party gives and another does not should say whose it is
Flagged    "most of the dead are women and children" where one count has 71 % and another 48 %
Clean      the same sentence where every count has more than half
Fix        name the source of the figure
"""

from verify.checks.check import Check
from verify.model import Verdict

CHECK = Check(
    id="reference.contested",
    verdict=Verdict.CONTESTED,
    where="relation = 'contested'",
    message=(
        'prints "{printed}"; the references differ: from {least} to {most} for {about} on {ref_day}; '
        "{who} gives {known}"
    ),
)
