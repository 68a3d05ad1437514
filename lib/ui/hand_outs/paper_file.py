"""What papers to be handed out have in common: a name, a type, and what makes them on demand.

The making asks for nothing of a session, so a thread of its own can do it: it is given the page and
speaks the language that the file was offered in.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PIL.Image import Image

from lib.domain.areas import Regency
from lib.io.hand_out import MapPicture
from lib.io.safe_text import file_name
from lib.ui import filters
from lib.ui.hand_outs.file import PDF, HandOutFile, Progress
from lib.ui.i18n import language, spoken, t
from lib.ui.shell import Page

_DOTS_PER_MM = 9
"""230 to the inch, which prints sharp."""
_FINE = 2.2
"""How much wider than on a screen lines and names of such a map are drawn, in pixels."""


def paper_file(page: Page, title: str, kind: str, make: Callable[[Progress], bytes]) -> HandOutFile:
    """The file of a page's area and day under a title, made in the language of this moment."""
    chosen = language()

    def made(progress: Progress) -> bytes:
        with spoken(chosen):
            progress(0.0)
            content = make(progress)
            progress(1.0)
            return content

    name = file_name(
        title,
        filters.area_words(page.filter, page.register),
        page.source if page.simulated else "",
        page.as_of.isoformat(),
        f"v{page.table().version}",
        ending="pdf" if kind == PDF else "docx",
    )
    return HandOutFile(name, kind, made)


def paper_map(picture: MapPicture | None, size_mm: tuple[float, float]) -> Image | None:
    """The map of a scene, drawn for paper."""
    from lib.io.static_map import draw_map
    from lib.ui.hand_outs.map_file import outlines

    if picture is None:
        return None
    wide, high = (round(mm * _DOTS_PER_MM) for mm in size_mm)
    return draw_map(picture, outlines(), (wide, high), _FINE)


def regencies_of(page: Page) -> Sequence[Regency]:
    """The regencies and cities that the person may see, in order of code."""
    return list(page.register.regencies.values())


def within(page: Page, code: str | None) -> Page:
    """The page with a regency for its area, or the whole of what the person may see for None."""
    chosen = replace(page.selection, regency=code, district=None)
    return replace(page, filter=replace(page.filter, selection=chosen))


def page_words() -> str:
    """``Page {page} of {pages}``, for whoever numbers them."""
    return t("Page {page} of {pages}")


def picture_words() -> str:
    """What a map shows, for whoever cannot see it; ``{area}`` is for the area."""
    return t("Map of {area}: its villages in the colours and patterns of their status.")
