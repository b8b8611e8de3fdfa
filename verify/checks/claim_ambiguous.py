"""claim.ambiguous: several things may be meant, and they give different answers.

Why        a guess at which one is meant would cry wolf or hide a slip
Flagged    "the strike in Damascus on 1 April" where two events fit
Clean      a name, a place or a day that leaves one of them
Fix        say which one is meant
"""

from verify.checks.check import Check
from verify.model import Verdict

CHECK = Check(
    id="claim.ambiguous",
    verdict=Verdict.AMBIGUOUS,
    where="relation = 'ambiguous'",
    message='prints "{printed}"; several things may be meant: {rivals}; they give different answers',
)
