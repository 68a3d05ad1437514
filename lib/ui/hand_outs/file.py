"""What every file to take along is: a name, a kind, and what makes its bytes in any thread."""

from collections.abc import Callable
from dataclasses import dataclass

Progress = Callable[[float], None]
"""Told how much of a file is made, from 0 to 1; raises where nobody waits for it any more."""

CSV, GEOJSON, HTML, PNG, ZIP = (
    *("text/csv", "application/geo+json", "text/html"),
    *("image/png", "application/zip"),
)
PDF = "application/pdf"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def untold(done: float) -> None:
    """For whoever does not ask how far a file is."""


@dataclass(frozen=True, slots=True)
class HandOutFile:
    """A name, a media type, and what makes the bytes without a session, so in any thread.

    The name carries the data version, so a file of other content never has the same one.
    """

    name: str
    kind: str
    made: Callable[[Progress], bytes]

    def make(self, progress: Progress = untold) -> bytes:
        """The bytes; ``progress`` hears the share that is done, and may raise to give up."""
        return self.made(progress)
