"""A filter on two pages of A4: where it stands, its map and gaps; its work and what is asked.

Everything stands in a room of its own that it cannot leave: texts are wrapped and cut, the list of
villages is as long as the second page has room for.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from PIL.Image import Image

from lib.io.hand_out import Figure, Grid, HandOut, Scene, SceneKey
from lib.io.pdf_charts import draw_bars
from lib.io.pdf_grid import PdfGrid
from lib.io.pdf_map import draw_map
from lib.io.pdf_page import ACCENT, BOTTOM, EDGE, MARGIN, MUTED, WIDTH, Paper, Text

MAP_MM = (124.0, 108.0)
"""How wide and high the map is drawn."""
_TONES = {"good": ACCENT, "bad": "#A8321A", "even": MUTED}
_GAP = 3.0
_CARD = 21.5
_COLUMN = (WIDTH - 6.0) / 2
_MOST_VILLAGES = 12
_SMALL, _NOTE_LINES = 5.8, 8


@dataclass(frozen=True, slots=True)
class BriefWords:
    """``page`` has places for ``{page}`` and ``{pages}``, ``picture`` tells what the map shows."""

    page: str
    method: str
    """The heading of the small print."""
    picture: str
    language: str


@dataclass(frozen=True, slots=True)
class Brief:
    """What two pages are drawn from; ``villages`` are the first of the queue."""

    hand_out: HandOut
    villages: Grid
    map: Image | None = None


def to_pdf(
    briefs: Iterable[Brief],
    words: BriefWords,
    made: datetime,
    *,
    done: Callable[[], None] = lambda: None,
) -> bytes:
    """Two pages for each; ``done`` is called after each and may raise to end it.

    Briefs are taken one after the other, so that one is in memory at a time. Title and mark of the
    file are those of the first: all come from one record.
    """
    paper: Paper | None = None
    for brief in briefs:
        if paper is None:
            first = brief.hand_out
            paper = Paper(
                first.title, made, words.page, band=first.imprint.mark, language=words.language
            )
        _Pages(paper, brief, words).write()
        done()
    if paper is None:
        raise ValueError("there is nothing to print")
    return paper.written()


class _Pages:
    """The two pages of a brief while they are written."""

    def __init__(self, paper: Paper, brief: Brief, words: BriefWords) -> None:
        self._paper, self._brief, self._words = paper, brief, words
        self._about = brief.hand_out.imprint

    def write(self) -> None:
        scene = self._brief.hand_out.scene
        self._begin()
        self._paper.pdf.start_section(self._brief.hand_out.title)
        self._say(scene(SceneKey.STAND).headline, 13)
        self._cards(scene(SceneKey.STAND).figures)
        self._remarks(scene(SceneKey.STAND).remarks)
        self._map(scene(SceneKey.MAP))
        self._chart(scene(SceneKey.GAPS), row=7.2)
        self._begin()
        self._say(scene(SceneKey.WORK).headline)
        self._cards(scene(SceneKey.WORK).figures)
        self._chart(scene(SceneKey.WORK), row=4.9, headed=False)
        self._decisions(scene(SceneKey.DECISIONS))
        self._villages_and_method()

    def _begin(self) -> None:
        """A page with title and filter."""
        paper = self._paper
        paper.begin_page()
        paper.paragraph(Text(self._brief.hand_out.title, 17, "B", 1, ACCENT))
        paper.paragraph(Text(self._about.filter, 8.5, lines=2))
        if self._about.examples:
            examples = self._about.examples
            paper.paragraph(Text(examples[0].upper() + examples[1:], 8, "B", 1, MUTED))
        paper.y += 0.6
        paper.pdf.set_draw_color(ACCENT)
        paper.pdf.set_line_width(0.6)
        paper.rule()
        paper.pdf.set_line_width(0.2)
        paper.y += 2.6

    def _say(self, headline: str, size: float = 11) -> None:
        self._paper.paragraph(Text(headline, size, "B", 3))
        self._paper.y += 1

    def _cards(self, figures: Sequence[Figure]) -> None:
        """The figures side by side, each in its box."""
        if not figures:
            return
        wide = (WIDTH - _GAP * (len(figures) - 1)) / len(figures)
        for place, figure in enumerate(figures):
            self._card(figure, MARGIN + place * (wide + _GAP), wide - 5)
        self._paper.y += _CARD + 2.5

    def _card(self, figure: Figure, left: float, width: float) -> None:
        paper = self._paper
        paper.pdf.set_draw_color(EDGE)
        paper.pdf.rect(left, paper.y, width + 5, _CARD)
        paper.pdf.set_fill_color(ACCENT)
        paper.pdf.rect(left, paper.y, 1, _CARD, style="F")
        top = paper.y + 1.6
        for text in (
            Text(figure.label, 7.5, "", 1, MUTED),
            Text(figure.value, 16, "B", 1),
            Text(figure.of, 8, "", 1),
            Text(figure.change, 7.5, "B", 1, _TONES[figure.tone]),
        ):
            for line in paper.wrapped(text, width):
                paper.write(line, left + 3, top)
            top += text.height

    def _remarks(self, remarks: Sequence[str]) -> None:
        for remark in remarks:
            self._paper.paragraph(Text(remark, 8, lines=2))
        if remarks:
            self._paper.y += 1.2

    def _map(self, scene: Scene) -> None:
        self._say(scene.headline)
        if scene.map is not None:
            alternative = self._words.picture.format(area=self._about.area)
            draw_map(self._paper, scene.map, self._brief.map, MAP_MM, alternative)

    def _chart(self, scene: Scene, *, row: float, headed: bool = True) -> None:
        if headed:
            self._say(scene.headline)
        if scene.chart is not None and scene.chart.categories:
            room = BOTTOM - self._paper.y - 12
            draw_bars(self._paper, scene.chart, row=min(row, room / len(scene.chart.categories)))

    def _decisions(self, scene: Scene) -> None:
        self._paper.y += 1
        self._say(scene.headline)
        self._remarks(scene.remarks)
        if scene.grid is not None:
            PdfGrid(self._paper, scene.grid, size=7.5, lines=1).draw()

    def _villages_and_method(self) -> None:
        """As many villages as there is room for above the small print at the foot."""
        head = Text(self._words.method, 7.5, "B", 1)
        for lines in range(_NOTE_LINES, 0, -1):
            columns = self._small_print(lines)
            below = 3 + head.height + max(map(self._height, columns))
            if self._paper.y + below <= BOTTOM:
                break
        grid = PdfGrid(self._paper, self._brief.villages, size=7.5, lines=1)
        fitting = grid.fitting(below, _MOST_VILLAGES)
        if fitting or not self._brief.villages.rows:
            grid.draw(fitting)
        self._paper.y = max(self._paper.y, BOTTOM - below) + 1
        self._paper.pdf.set_draw_color(ACCENT)
        self._paper.rule()
        self._paper.y += 1
        self._paper.paragraph(head)
        top = self._paper.y
        for column, texts in enumerate(columns):
            self._paper.y = top
            for text in texts:
                self._paper.paragraph(text, MARGIN + column * (_COLUMN + 6), _COLUMN)

    def _small_print(self, lines: int) -> tuple[list[Text], list[Text]]:
        """Definitions and imprint in two columns of about the same height."""
        scenes = self._brief.hand_out.scenes
        notes = dict.fromkeys(note for scene in scenes for note in scene.notes)
        texts = [Text(note, _SMALL, "", lines) for note in (*notes, self._about.small_print)]
        heights = [self._height([text]) for text in texts]
        cut = 0
        while cut < len(texts) and sum(heights[: cut + 1]) <= sum(heights[cut:]):
            cut += 1
        return texts[:cut], texts[cut:]

    def _height(self, texts: Sequence[Text]) -> float:
        return self._paper.height_of(texts, _COLUMN)
