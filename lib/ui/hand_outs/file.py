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


@dataclass(frozen=True, slots=True)
class HandOutFile:
    """``make`` needs no session: figures are gathered, only words and bytes are still to come.

    The name carries the data version, so a file of other content never has the same one.
    """

    name: str
    kind: str
    make: Callable[[Progress], bytes]


def untold(done: float) -> None:
    """For whoever does not ask how far a file is."""
