"""Names of areas as people write them, made comparable.

Case, accents, blanks, punctuation and the words before a name (Desa, Kel., Kec., Kab.) do not tell
one place from another; Kab. and Kota do, so ``regency_kind`` keeps them.
"""

import re
import unicodedata

from lib.domain.areas import RegencyKind

_VILLAGE = re.compile(r"^\s*(desa|ds|kelurahan|kel)(\s*[.:]\s*|\s+)(?=\S)", re.IGNORECASE)
_DISTRICT = re.compile(r"^\s*(kecamatan|kec)(\s*[.:]\s*|\s+)(?=\S)", re.IGNORECASE)
_REGENCY = re.compile(r"^\s*(kabupaten|kab|kota)(\s*[.:]\s*|\s+)(?=\S)", re.IGNORECASE)
_OTHER = re.compile(r"[^a-z0-9]+")
_LABEL = re.compile(
    r"^(?P<name>.+?)\s*[—–\-,(]+\s*(?:kecamatan|kec)[.:\s]+(?P<district>[^,;()]+?)\s*"
    r"(?:,\s*(?P<regency>(?:kabupaten|kab|kota)[^,;()]*?)\s*)?\)?$",
    re.IGNORECASE,
)
_SPOKEN = {"tangsel": "tangerangselatan"}


def plain(text: str) -> str:
    """Small letters and digits only: ``Pontang-Legon`` and ``PONTANG LEGON`` are one."""
    folded = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return _OTHER.sub("", folded)


def plain_village(text: str) -> str:
    return plain(_VILLAGE.sub("", text))


def plain_district(text: str) -> str:
    return plain(_DISTRICT.sub("", text))


def plain_regency(text: str) -> str:
    name = plain(_REGENCY.sub("", text))
    return _SPOKEN.get(name, name)


def regency_kind(text: str) -> RegencyKind | None:
    """Whether a regency is written with Kab. or Kota; None for neither."""
    found = _REGENCY.match(text)
    if found is None:
        return None
    return RegencyKind.KOTA if found[1].lower() == "kota" else RegencyKind.KABUPATEN


def split_label(text: str) -> tuple[str, str, str]:
    """Village, district and regency of ``Lontar — Kec. Tirtayasa, Kab. Serang``.

    District and regency are empty where the text is a name alone.
    """
    found = _LABEL.match(text.strip())
    if found is None:
        return text.strip(), "", ""
    return found["name"].strip(), found["district"].strip(), (found["regency"] or "").strip()
