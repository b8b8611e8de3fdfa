"""text.rest: what is called the rest of a whole is more than the others leave.

Why        the parts of one whole come to 100 %
Flagged    "60 % went to China, the remaining 45 % to Japan"
Clean      "60 % went to China, the remaining 40 % to Japan"; "10 % now, the remaining 30 % next year"
Fix        correct one of the percentages
"""

from verify.checks.check import Check
from verify.model import Verdict

CHECK = Check(
    id="text.rest",
    verdict=Verdict.INCONSISTENT,
    table="links",
    where="link = 'rest' AND NOT fits",
    message='prints "{printed}" for the rest of a whole; beside {others} no more than {expected} is left',
)
