"""The data package as a zip: the record that the reader may see, whatever the filter."""

from datetime import datetime

from lib.io.safe_text import file_name
from lib.io.zip_file import to_zip
from lib.services.export import package_of
from lib.ui.hand_outs.file import ZIP, HandOutFile, Progress
from lib.ui.hand_outs.imprint import imprint
from lib.ui.i18n import t
from lib.ui.shell import Page

_ABOUT = "tentang-paket.txt"


def package(page: Page, computed: datetime) -> HandOutFile:
    """Every file of the package, and a text that says which record it is of."""
    files = package_of(page.database, page.person)
    about = {_ABOUT: _about(page, computed).encode()}

    def make(progress: Progress) -> bytes:
        progress(0.0)
        return to_zip({**files, **about})

    return HandOutFile(
        name=file_name(
            t("Data package"),
            page.source,
            page.today.isoformat(),
            f"v{page.table().version}",
            ending="zip",
        ),
        kind=ZIP,
        made=make,
    )


def _about(page: Page, computed: datetime) -> str:
    """The imprint without the lines of a filter, which narrows no package."""
    of_filter = {t("Filter"), t("As of"), t("Data up to"), t("What counts")}
    lines = [
        t("Data package of Pantau Desa Binaan: the record as far as its reader may see it."),
        t("The filter of the screen does not narrow it. Codes are text; empty means unknown."),
        *(f"{k}: {v}" for k, v in imprint(page, computed).lines if k not in of_filter),
    ]
    return "\r\n".join(lines) + "\r\n"
