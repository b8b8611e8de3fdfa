"""suppression.unknown: a comment asks for what there is not.

Why        a misspelt comment does not do what its author believes
Flagged    "<!-- verify: ignroe -->", "<!-- verify: ignore[serie] -->"
Clean      "<!-- verify: ignore[series] checked by phone -->"
Fix        write ignore, ignore-file, disable or enable, and the id or the family of a check
"""

from verify.checks.check import Check
from verify.model import Verdict

CHECK = Check(
    id="suppression.unknown",
    verdict=Verdict.INVALID,
    where="FALSE",  # it is about a comment, not about a number: see verify/suppression/
    message="'{word}' is no check and nothing that a comment can ask for; {remedy}",
)
