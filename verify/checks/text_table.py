"""text.table: the total row of a table is not what its rows add up to.

Why        readers add up; a figure was typed wrong, or a row was changed after the total
Flagged    rows of 120 and 340 above "Total | 430"
Clean      rows of 120 and 340 above "Total | 460"; a total of which some rows are left out
Fix        correct the row or the total
"""

from verify.checks.check import Check
from verify.model import Verdict

CHECK = Check(
    id="text.table",
    verdict=Verdict.INCONSISTENT,
    table="links",
    where="link = 'table' AND NOT fits",
    message='prints "{printed}" as a total; the rows above it add up to {expected}',
)
