"""What stands on slides beside the scenes, in the reader's language."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class SlideWords:
    """``language`` is what a spelling checker goes by; ``thousands`` parts the thousands."""

    language: Literal["id-ID", "en-US"]
    thousands: str
    author: str
    """Who asked for the file."""
    title: str
    """The prompt of a title that somebody adds, and the name of the layout."""
    definitions: str
    """The title of the last slide."""

    def number(self, count: float) -> str:
        """A count as the reader writes it: ``1.552``."""
        return f"{count:,.0f}".replace(",", self.thousands)
