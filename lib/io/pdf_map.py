"""A drawn map on paper with its legend beside it."""

from PIL.Image import Image

from lib.io.hand_out import MapPicture
from lib.io.pdf_fills import fill
from lib.io.pdf_page import EDGE, MARGIN, MUTED, WIDTH, Paper, Text


def draw_map(
    paper: Paper,
    shown: MapPicture,
    picture: Image | None,
    size: tuple[float, float],
    alternative: str,
) -> None:
    """The picture in so many millimetres, what it shows for whoever cannot see it, and its key."""
    wide, high = size
    paper.needs(high + 3)
    top = paper.y
    if picture is not None:
        paper.pdf.image(picture, MARGIN, top, wide, high, alt_text=alternative)
    paper.pdf.set_draw_color(EDGE)
    paper.pdf.rect(MARGIN, top, wide, high)
    _draw_legend(paper, shown, MARGIN + wide + 5, WIDTH - wide - 5)
    paper.y = top + high + 3


def _draw_legend(paper: Paper, picture: MapPicture, left: float, width: float) -> None:
    """The classes with their counts, which add up to the villages named above them."""
    paper.paragraph(Text(picture.total_label, 11, "B", 2), left, width)
    paper.y += 1
    for entry in picture.classes:
        fill(paper, (left, paper.y + 0.7, 9, 5), entry.colour, entry.pattern)
        count = Text(picture.number(entry.count), 10, "B")
        room = width - 14 - paper.width_of(count)
        for line in paper.wrapped(Text(entry.label, 9, lines=1), room):
            paper.write(line, left + 12, paper.y + 1.2)
        paper.write(count, left, paper.y + 1, within=width)
        paper.y += 8.4
    notes = [Text(picture.credit, 7, "", 3, MUTED)]
    if picture.outlined:
        said = f"{picture.outlined_label}: {picture.number(len(picture.outlined))}"
        notes.insert(0, Text(said, 7.5, lines=2))
    if picture.unmapped:
        notes.insert(0, Text(picture.unmapped_label, 7.5, lines=2))
    paper.y += 1
    for note in notes:
        paper.paragraph(note, left, width)
