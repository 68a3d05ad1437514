"""The scenes of a filter as slides, to be edited in an office.

Everything is worded when the file is offered; what makes it then needs no session, so a click can
make it in a thread of its own.
"""

from datetime import datetime

from lib.io.hand_out import MapPicture
from lib.io.slide_words import SlideWords
from lib.io.slides import to_pptx
from lib.ui import format
from lib.ui.downloads import named
from lib.ui.hand_outs.file import PPTX, HandOutFile
from lib.ui.hand_outs.imprint import made_by
from lib.ui.hand_outs.map_file import outlines
from lib.ui.hand_outs.scenes import hand_out
from lib.ui.i18n import language, t
from lib.ui.shell import Page


def slides(page: Page, computed: datetime) -> HandOutFile:
    """The slides of a page's area, programme and day."""
    told = hand_out(page, computed)
    words = SlideWords(
        language="id-ID" if language() == "id" else "en-US",
        thousands=format.number(1000)[1],
        author=made_by(page),
        title=t("Title"),
        definitions=t("Definitions and sources"),
    )
    return HandOutFile(
        named(page, t("Slides"), "pptx"),
        PPTX,
        lambda progress: to_pptx(told, words, _map_png, progress),
    )


def _map_png(picture: MapPicture, size: tuple[int, int]) -> bytes:
    """The map for a slide, whose pixels are half as large as on the screen."""
    from lib.io.static_map import draw_map, to_png

    return to_png(draw_map(picture, outlines(), size, 2))
