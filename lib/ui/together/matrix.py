"""Who covers what: a row per office, a column per regency, or per district of one regency."""

from collections.abc import Callable, Iterable, Sequence

from lib.io.table_files import Value
from lib.services.together import Matrix, OfficeCoverage, Together
from lib.ui import format
from lib.ui.block import note_html, show_block
from lib.ui.charts import shade
from lib.ui.downloads import Table, show_downloads
from lib.ui.headings import part_html
from lib.ui.i18n import t
from lib.ui.safe import html
from lib.ui.shell import Page
from lib.ui.tables import show_pages
from lib.ui.together.words import office_word


def show_matrix(page: Page, found: Together, url: Callable[[str], str]) -> None:
    """The offices a page at a time, the sums below every page; ``url`` as in the other table."""
    matrix = found.matrix
    by_district = found.by_district
    title = t("Offices and districts") if by_district else t("Offices and regencies")
    most = max((n for o in matrix.offices for n in o.visits.values()), default=0) or 1
    if not matrix.offices:
        said = note_html(t("No direct outreach is on record in this period."))
        show_block(part_html(title) + said, key="together-matrix-shown")
        return

    def to_html(shown: Sequence[OfficeCoverage]) -> str:
        return _table(matrix, shown, most, url) + note_html(_note())

    show_pages("together-matrix", matrix.offices, to_html, above=part_html(title))
    show_downloads(page, matrix_file(found), key="together-matrix")


def matrix_file(found: Together) -> Table:
    """All offices as a file, with the sums of the foot."""
    matrix = found.matrix

    def made() -> Iterable[list[Value]]:
        for office in matrix.offices:
            yield [office_word(office.office), *_line(matrix, office), office.total]
        repeated = [-matrix.repeated(code) for code, _ in matrix.areas]
        yield [t("Counted more than once"), *repeated, sum(repeated)]
        visits = [matrix.visits[code] for code, _ in matrix.areas]
        yield [t("Village visits"), *visits, matrix.total]

    return Table(
        title=t("Who covers what"),
        columns=[t("Office"), *(label for _, label in matrix.areas), t("Total")],
        rows=made,
        count=len(matrix.offices) + 2,
        meaning=[(t("Office"), _note())],
    )


def _line(matrix: Matrix, office: OfficeCoverage) -> list[int]:
    return [office.visits.get(code, 0) for code, _ in matrix.areas]


def _table(
    matrix: Matrix, offices: Sequence[OfficeCoverage], most: int, url: Callable[[str], str]
) -> str:
    heads = "".join(
        f'<th scope="col"><a href="{html(url(code))}" target="_self">'
        f"{html(label.removeprefix('Kec. '))}</a></th>"
        for code, label in matrix.areas
    )
    body = "".join(
        f'<tr><th scope="row">{html(office_word(office.office))}</th>'
        + "".join(_cell(count, most) for count in _line(matrix, office))
        + f'<td class="pb-num"><b>{format.number(office.total)}</b></td></tr>'
        for office in offices
    )
    repeated = [matrix.repeated(code) for code, _ in matrix.areas]
    visits = [matrix.visits[code] for code, _ in matrix.areas]
    return (
        '<div class="pb-scroll"><table class="pb-table pb-matrix"><thead><tr>'
        f'<th scope="col">{html(t("Office"))}</th>{heads}'
        f'<th scope="col">{html(t("Total"))}</th></tr></thead><tbody>{body}</tbody><tfoot>'
        + _foot(
            t("Counted more than once"), [format.signed(-n) for n in (*repeated, sum(repeated))]
        )
        + _foot(t("Village visits"), [format.number(n) for n in (*visits, sum(visits))], "pb-all")
        + "</tfoot></table></div>"
    )


def _cell(count: int, most: int) -> str:
    if not count:
        return '<td class="pb-num pb-zero">0</td>'
    return f'<td class="pb-num" style="{shade(count, most)}">{format.number(count)}</td>'


def _foot(words: str, cells: Sequence[str], css: str = "") -> str:
    numbers = "".join(f'<td class="pb-num">{html(cell)}</td>' for cell in cells)
    return f'<tr class="{css}"><th scope="row">{html(words)}</th>{numbers}</tr>'


def _note() -> str:
    return t(
        "Direct outreach times villages, by the offices as the record names them. A visit of "
        "several offices is counted for each of them and once in the village visits."
    )
