"""Several files in one zip: the same files give the same bytes."""

from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_MADE = (2000, 1, 1, 0, 0, 0)
"""Written as the moment of making, which would make every zip another one."""


def to_zip(files: Mapping[str, bytes]) -> bytes:
    """The files under their names, in the order given."""
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        for name, content in files.items():
            entry = ZipInfo(name, _MADE)
            entry.compress_type = ZIP_DEFLATED
            archive.writestr(entry, content)
    return packed.getvalue()
