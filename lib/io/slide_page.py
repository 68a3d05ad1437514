"""A slide while it is drawn: the only place where text, shapes and notes are put on one.

Every text is measured for its box, goes on one line of the file and carries its language. A text
that had to be cut is told whole as the alternative text of its shape.
"""

from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from pptx.enum.lang import MSO_LANGUAGE_ID
from pptx.enum.shapes import MSO_SHAPE, PP_PLACEHOLDER
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.presentation import Presentation as Deck
from pptx.shapes.autoshape import Shape
from pptx.slide import Slide
from pptx.text.text import Font, TextFrame
from pptx.util import Pt

from lib.io.hand_out import Pattern
from lib.io.safe_text import one_line
from lib.io.slide_fit import Fitted, fitted, plain
from lib.io.slide_look import INK, LINE, TITLE, Box, emu, fill_with, rgb
from lib.io.slide_words import SlideWords

_LANGUAGES = {"id-ID": MSO_LANGUAGE_ID.INDONESIAN, "en-US": MSO_LANGUAGE_ID.ENGLISH_US}
LEFT, RIGHT = PP_ALIGN.LEFT, PP_ALIGN.RIGHT


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph at its size, or smaller down to ``least``, on so many lines at most."""

    text: str
    size: int
    least: int = 0
    bold: bool = False
    ink: str = INK
    lines: int = 1

    def fitted(self, width: float) -> Fitted:
        return fitted(
            self.text, width, self.size, self.least or self.size, lines=self.lines, bold=self.bold
        )


class SlidePage:
    """A new slide at the end of a file, with its title and its number."""

    def __init__(self, deck: Deck, words: SlideWords, title: str, notes: Sequence[str]) -> None:
        self.words = words
        layout = deck.slide_layouts[0]
        self._slide: Slide = deck.slides.add_slide(layout)
        heading = self._slide.shapes.title
        assert heading is not None
        self._write(heading, TITLE.width, [Line(title, 28, 18, bold=True, lines=2)])
        placed: Any = layout.placeholders
        for placeholder in placed:
            if placeholder.placeholder_format.type is PP_PLACEHOLDER.SLIDE_NUMBER:
                self._number(placeholder.element, len(deck.slides))
        self._tell(notes)

    @property
    def shapes(self) -> Any:
        """For charts, tables and pictures, which python-pptx makes itself."""
        return self._slide.shapes

    def write(
        self,
        box: Box,
        *lines: Line,
        align: PP_ALIGN = LEFT,
        anchor: MSO_ANCHOR = MSO_ANCHOR.TOP,
        between: float = 0,
    ) -> None:
        """Text without an edge around it, with so many points between its paragraphs."""
        shape = self._slide.shapes.add_textbox(*emu(box))
        shape.name = one_line(lines[0].text)[:60]
        self._write(shape, box.width, lines, align=align, anchor=anchor, between=between)

    def panel(
        self,
        box: Box,
        *lines: Line,
        colour: str,
        edge: str = LINE,
        pattern: Pattern = "",
        padding: float = 0,
        thick: float = 0.75,
        anchor: MSO_ANCHOR = MSO_ANCHOR.MIDDLE,
    ) -> None:
        """A filled rectangle with text in it, or a swatch without."""
        shape = self._slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, *emu(box))
        shape.name = one_line(lines[0].text)[:60] if lines else " "
        # Its style would give it a shadow.
        shape.element.remove(shape.element.find(qn("p:style")))
        fill_with(shape.fill, colour, pattern)
        shape.line.color.rgb = rgb(edge)
        shape.line.width = Pt(thick)
        self._write(shape, box.width - 2 * padding, lines, anchor=anchor, padding=padding)

    def style(self, font: Font, size: float, ink: str, *, bold: bool = False) -> None:
        """Size, colour and language of a run, a chart or a label."""
        font.size, font.bold = Pt(size), bold
        font.color.rgb = rgb(ink)
        font.language_id = _LANGUAGES[self.words.language]

    def describe(self, shape: Any, name: str, alternative: str) -> None:
        """The name of a shape, and what it shows for those who do not see it."""
        shape.name = one_line(name)[:60]
        properties: Any = next(shape.element.iter(qn("p:cNvPr")))
        properties.set("descr", one_line(alternative))

    def _write(
        self,
        shape: Shape,
        width: float,
        lines: Sequence[Line],
        *,
        align: PP_ALIGN = LEFT,
        anchor: MSO_ANCHOR = MSO_ANCHOR.TOP,
        padding: float = 0,
        between: float = 0,
    ) -> None:
        frame: TextFrame = shape.text_frame
        frame.word_wrap, frame.auto_size = True, MSO_AUTO_SIZE.NONE
        frame.vertical_anchor = anchor
        frame.margin_left = frame.margin_right = Pt(padding)
        frame.margin_top = frame.margin_bottom = Pt(padding if anchor is MSO_ANCHOR.TOP else 0)
        shortened = False
        for place, line in enumerate(lines):
            found = line.fitted(width)
            paragraph = frame.paragraphs[0] if place == 0 else frame.add_paragraph()
            paragraph.alignment, paragraph.space_after = align, Pt(between)
            run = paragraph.add_run()
            run.text = found.text
            self.style(run.font, found.size, line.ink, bold=line.bold)
            shortened = shortened or found.cut
        if shortened:
            self.describe(shape, shape.name, " · ".join(line.text for line in lines))

    def _number(self, placeholder: Any, number: int) -> None:
        """The slide's number where the layout has it; python-pptx leaves it out."""
        copied = deepcopy(placeholder)
        tree: Any = self._slide.shapes.element
        used = [int(found) for found in tree.xpath("//@id") if found.isdigit()]
        next(copied.iter(qn("p:cNvPr"))).set("id", str(max(used) + 1))
        for text in copied.iter(qn("a:t")):
            text.text = str(number)
        tree.append(copied)

    def _tell(self, notes: Sequence[str]) -> None:
        """What the speaker reads; the empty number of the page of notes is left out."""
        slide = self._slide.notes_slide
        for placeholder in list(slide.placeholders):
            if placeholder.placeholder_format.type is PP_PLACEHOLDER.SLIDE_NUMBER:
                placeholder.element.getparent().remove(placeholder.element)
        frame = slide.notes_text_frame
        assert frame is not None
        for place, note in enumerate(notes):
            paragraph = frame.paragraphs[0] if place == 0 else frame.add_paragraph()
            run = paragraph.add_run()
            run.text = plain(note)
            run.font.language_id = _LANGUAGES[self.words.language]
