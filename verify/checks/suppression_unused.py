"""suppression.unused: a comment or a file suppresses nothing, or nothing any more.

Why        a suppression that outlives its figure would hide the next mistake
Flagged    "<!-- verify: ignore[series.stale] -->" beside a figure that is up to date
Clean      a comment beside a figure that the check flags
Fix        take it out
"""

from verify.checks.check import Check
from verify.model import Verdict

CHECK = Check(
    id="suppression.unused",
    verdict=Verdict.STALE,
    where="FALSE",  # it is about a comment, not about a number: see verify/suppression/
    message="it suppresses nothing ({checks})",
)
