"""What the place that a report goes to asks of it, and who stands for it."""

from __future__ import annotations

from msgspec import Struct

from verify.errors import UsageError

__all__ = ["ReportOptions"]


class ReportOptions(Struct, frozen=True):
    """How wide lines may be, whether the reader can show more than ASCII, and who has reviewed the verdicts."""

    width: int = 120
    ascii_only: bool = False
    lang: str = "en"  # of messages, where there is no report that says it
    quiet: bool = False  # whether what is for a person holds findings alone
    reviewed_by: str | None = None
    review_url: str | None = None  # of the page on which the review is published

    def markup(self, text: str) -> str:
        """Return HTML or XML, with a reference for each character that the reader cannot show.

        >>> ReportOptions(ascii_only=True).markup("<p>é</p>")
        '<p>&#233;</p>'
        """
        return text.encode("ascii", "xmlcharrefreplace").decode("ascii") if self.ascii_only else text

    def reviewer(self) -> str:
        """Return who signs; what speaks in a newsroom's name is not written unsigned.

        >>> ReportOptions(reviewed_by="A. Editor").reviewer()
        'A. Editor'
        """
        name = " ".join((self.reviewed_by or "").split())
        if not name:
            raise UsageError("--reviewed-by", "nobody signs the review", "name the person who has checked each verdict")
        return name
