"""text.headline: the headline gives another figure than the lead.

Why        the text was updated in one place and not in the other
Flagged    the headline "Six dead" over "five people were killed"
Clean      "More than 30 dead" over "at least 32 people were killed"
Fix        make both say the same
"""

from verify.checks.check import Check
from verify.model import Verdict

CHECK = Check(
    id="text.headline",
    verdict=Verdict.INCONSISTENT,
    table="links",
    where="link = 'headline' AND NOT fits",
    message='prints "{printed}" in the headline, and {others} in the text',
)
