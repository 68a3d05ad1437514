"""What stands where on the slides of a meeting: cover, scenes, definitions."""

from collections.abc import Callable, Sequence

from pptx.enum.text import MSO_ANCHOR
from pptx.presentation import Presentation as Deck

from lib.io.hand_out import Figure, HandOut, MapPicture, Scene
from lib.io.slide_chart import draw_chart
from lib.io.slide_fit import columns_of, lines_of
from lib.io.slide_look import (
    ACCENT,
    ACROSS,
    BOTTOM,
    LINE,
    MARGIN,
    PAPER,
    SOFT,
    TONES,
    TOP,
    WHITE,
    WIDTH,
    Box,
)
from lib.io.slide_map import draw_map
from lib.io.slide_page import RIGHT, Line, SlidePage
from lib.io.slide_table import draw_table
from lib.io.slide_words import SlideWords

_CARDS, _GAP, _PAD = 104.0, 12.0, 9.0
_REMARK, _NOTE = 13, 15
_BETWEEN = 5.0
"""Points between two paragraphs."""


class Slides:
    """The slides of a hand-out in their order, added one by one."""

    def __init__(
        self,
        deck: Deck,
        hand_out: HandOut,
        words: SlideWords,
        draw: Callable[[MapPicture, tuple[int, int]], bytes],
    ) -> None:
        self._deck, self._hand_out, self._words, self._draw = deck, hand_out, words, draw
        self._imprint = hand_out.imprint

    def add_cover(self) -> None:
        """The title and all that the file says of itself, a line per pair."""
        page = self._page(self._hand_out.title, self._imprint.area, ())
        top, names = TOP - 10.0, 160.0
        for label, value in self._imprint.lines:
            wide = ACROSS - names
            lines = min(lines_of(value, wide, 16), 2)
            page.write(Box(MARGIN, top, names - 10, 20), Line(label, 16, 11, ink=SOFT))
            page.write(Box(MARGIN + names, top, wide, lines * 20), Line(value, 16, 11, lines=lines))
            top += lines * 20 + 7

    def add_scene(self, scene: Scene) -> None:
        """The headline, and what it rests on."""
        page = self._page(scene.headline, scene.title, scene.notes)
        top: float = TOP
        if scene.figures:
            self._draw_figures(page, scene.figures)
            top += _CARDS + _GAP
        bottom = self._draw_remarks(page, scene.remarks)
        box = Box(MARGIN, top, ACROSS, bottom - top)
        if scene.map is not None:
            draw_map(page, scene.map, box, self._draw)
        elif scene.chart is not None and scene.chart.categories:
            draw_chart(page, scene.chart, box, self._imprint.made)
        elif scene.grid is not None:
            draw_table(page, scene.grid, box)
        else:
            self._draw_notes(page, scene.notes, box, _NOTE)

    def add_definitions(self) -> None:
        """What the words and figures mean, on as many slides as it takes."""
        said = [note for scene in self._hand_out.scenes for note in scene.notes]
        said += [scene.map.credit for scene in self._hand_out.scenes if scene.map is not None]
        wide = (ACROSS - 2 * _GAP) / 2
        room, texts = BOTTOM - TOP + 30, list(dict.fromkeys(said))
        for size in (14, 13, 12, 11):
            columns = columns_of(texts, wide, room, size, _BETWEEN)
            if len(columns) <= 2:
                break
        for first in range(0, len(columns), 2):
            page = self._page(self._words.definitions, self._imprint.area, ())
            for place, notes in enumerate(columns[first : first + 2]):
                box = Box(MARGIN + place * (wide + 2 * _GAP), BOTTOM - room, wide, room)
                self._draw_notes(page, notes, box, size)

    def _page(self, title: str, over: str, notes: tuple[str, ...]) -> SlidePage:
        """A slide with its head and foot, which say filter and mark; small print for the notes."""
        imprint = self._imprint
        page = SlidePage(self._deck, self._words, title, (*notes, imprint.small_print))
        if imprint.mark:
            mark = Line(imprint.mark, 13, 9, bold=True, ink=WHITE)
            band = Box(0, 0, WIDTH, 24)
            page.panel(band, mark, colour=ACCENT, edge=ACCENT, padding=MARGIN)
        half = ACROSS / 2
        page.write(Box(MARGIN, 32, half, 20), Line(over, 14, 11, bold=True, ink=ACCENT))
        name = Line(self._hand_out.title, 12, 10, ink=SOFT)
        page.write(Box(MARGIN + half, 34, half, 18), name, align=RIGHT)
        foot = [Line(imprint.filter, 11, 9, ink=SOFT)]
        if imprint.examples:
            foot.append(Line(imprint.examples, 10, 9, ink=SOFT))
        page.panel(Box(MARGIN, BOTTOM + 4, ACROSS, 0.5), colour=LINE)
        page.write(Box(MARGIN, BOTTOM + 9, ACROSS - 80, 30), *foot)
        return page

    def _draw_figures(self, page: SlidePage, figures: tuple[Figure, ...]) -> None:
        wide = (ACROSS - _GAP * (len(figures) - 1)) / len(figures)
        for place, figure in enumerate(figures):
            box = Box(MARGIN + place * (wide + _GAP), TOP, wide, _CARDS)
            lines = (
                Line(figure.label, 13, 9, ink=SOFT),
                Line(figure.value, 30, 18, bold=True),
                Line(figure.of, 13, 9),
                Line(figure.change, 13, 9, bold=True, ink=TONES[figure.tone]),
            )
            said = [line for line in lines if line.text]
            page.panel(box, *said, colour=PAPER, padding=_PAD, anchor=MSO_ANCHOR.TOP)

    def _draw_remarks(self, page: SlidePage, remarks: tuple[str, ...]) -> float:
        """The sentences at the foot; gives back how far down there is room above them."""
        if not remarks:
            return BOTTOM
        counts = [min(lines_of(remark, ACROSS, _REMARK), 2) for remark in remarks]
        lines = [
            Line(remark, _REMARK, 10, lines=count)
            for remark, count in zip(remarks, counts, strict=True)
        ]
        high = sum(counts) * _REMARK * 1.25
        box = Box(MARGIN, BOTTOM - high, ACROSS, high)
        page.write(box, *lines, anchor=MSO_ANCHOR.BOTTOM)
        return box.top - 6

    def _draw_notes(self, page: SlidePage, notes: Sequence[str], box: Box, size: int) -> None:
        said = [Line(note, size, lines=lines_of(note, box.width, size)) for note in notes]
        if said:
            page.write(box, *said, between=_BETWEEN)
