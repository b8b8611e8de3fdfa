"""suppression.reason: a comment suppresses findings and gives no reason.

Why        who reads the article later should know why a figure was let pass
Flagged    "<!-- verify: ignore[series.stale] -->", where the configuration has require-reasons
Clean      "<!-- verify: ignore[series.stale] as of the morning -->"
Fix        write the reason behind the brackets
"""

from verify.checks.check import Check
from verify.model import Verdict

CHECK = Check(
    id="suppression.reason",
    verdict=Verdict.LOOSE,
    where="FALSE",  # it is about a comment, not about a number: see verify/suppression/
    message="it gives no reason",
)
