"""claim.label: a number that names and counts nothing.

Why        every number of a text is accounted for
Flagged    (a note, never flagged as wrong)
Clean      "Boeing 737", "article 51", "G7"
Fix        nothing to do
"""

from verify.checks.check import Check
from verify.model import Verdict

CHECK = Check(
    id="claim.label",
    verdict=Verdict.LABEL,
    where="shape = 'label'",
    message="a number that names",
)
