"""The filter as the URL writes it: codes in, codes out, whatever the language.

Streamlit's own binding of widgets to the URL writes the translated label, and a link opened in the
other language silently drops the filter; so the URL is read and written here.
"""

from collections.abc import Callable, Mapping, Set
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache
from types import MappingProxyType
from typing import TypeVar

from lib.domain.areas import Register, district_code_of, regency_code_of
from lib.domain.period import CHANGE_DAYS, Period, Preset, period_of
from lib.domain.rules import Programme
from lib.domain.selection import Selection
from lib.domain.status import Status
from lib.ui.map import palette

REGENCY, DISTRICT, STATUS, PROGRAMME = "kab", "kec", "status", "program"
AS_OF, SINCE, PERIOD, VILLAGE = "per", "sejak", "periode", "desa"
LAYER, CLASS, DOTS = "lapisan", "kelas", "titik"
PRESET, LISTED, ORDER, TRIP = "pilihan", "daftar", "urut", "paket"
CLEAR_BY = "habis"
NAMES = (
    *(REGENCY, DISTRICT, STATUS, PROGRAMME, AS_OF, SINCE, PERIOD, VILLAGE),
    *(LAYER, CLASS, DOTS, PRESET, LISTED, ORDER, TRIP, CLEAR_BY),
)
RANGE = ".."
"""Between the first and the last day of a period."""

Word = TypeVar("Word", bound=StrEnum)


class Layer(StrEnum):
    """What the colours of the map mean."""

    STATUS = "status"
    FREQUENCY = "frekuensi"
    RECENCY = "kebaruan"
    TRAINING = "pelatihan"


class QueuePreset(StrEnum):
    """A way of looking at the priorities that people come back to."""

    MINE = "saya"
    LAPSED = "rencana-lewat"
    MENTORED_FIRST = "binaan-dulu"
    NEVER = "belum-tercatat"


class Listed(StrEnum):
    """Which of the villages that need outreach are listed."""

    QUEUED = "antrean"
    SNOOZED = "ditunda"
    PLANNED = "terencana"
    EVERYONE = "semua"


_BY_DISTRICT = "kecamatan"
_SWATCHES = {
    Layer.STATUS: (),
    Layer.FREQUENCY: palette.FREQUENCY,
    Layer.RECENCY: palette.RECENCY,
    Layer.TRAINING: palette.TRAINING,
}


def classes_of(layer: Layer) -> tuple[str, ...]:
    """The codes of a layer's classes that a link may name; statuses have a name of their own."""
    return tuple(swatch.code for swatch in _SWATCHES[layer])


@dataclass(frozen=True, slots=True)
class Filter:
    """What a person is looking at, shared by all pages.

    ``as_of`` None means today, whatever day that is when the link is opened; ``since`` None, or a
    day that is not before it, means 30 days before; ``period`` is a preset or a span of days.
    """

    selection: Selection = Selection()
    as_of: date | None = None
    since: date | None = None
    period: Preset | Period = Preset.YEAR
    village: str | None = None
    layer: Layer = Layer.STATUS
    classes: frozenset[str] = frozenset()
    """Classes of the layer's legend, where the layer is another than status."""
    dots: bool = False
    """Whether the map shows equal dots in place of areas."""
    preset: QueuePreset | None = None
    listed: Listed | None = None
    """None: the first list that has somebody in it."""
    by_district: bool = False
    trip: tuple[str, ...] = ()
    """The districts that the trip at hand goes to, the one it began with first."""
    clear_by: date | None = None
    """The day by which the backlog is to be cleared; None: the end of the next year."""

    def days(self, today: date) -> Period:
        """The period in days, ending on the as-of day at the latest."""
        as_of = self.as_of or today
        if isinstance(self.period, Preset):
            return period_of(self.period, as_of)
        return self.period

    def clear_by_day(self, today: date) -> date:
        """The day by which the backlog is to be cleared, as it was chosen: good or not."""
        return self.clear_by or date((self.as_of or today).year + 1, 12, 31)

    def since_day(self, today: date) -> date:
        """The day that changes are told from, always before the as-of day."""
        as_of = self.as_of or today
        if self.since is not None and self.since < as_of:
            return self.since
        return as_of - timedelta(days=CHANGE_DAYS)


@dataclass(frozen=True, slots=True)
class Codes:
    """The codes a URL may name."""

    regencies: Set[str]
    districts: Set[str]
    villages: Set[str]


def codes_of(register: Register) -> Codes:
    """The codes of the villages given and of what they lie in."""
    return Codes(
        regencies=register.regencies.keys(),
        districts=register.districts.keys(),
        villages=register.villages.keys(),
    )


def read(params: Mapping[str, str], codes: Codes) -> tuple[Filter, tuple[str, ...]]:
    """The filter of a URL, and the parts of it that were not understood and are left out."""
    ignored: list[str] = []

    def one(name: str, reads: Callable[[str], object]) -> object:
        text = params.get(name, "")
        found = reads(text) if text else None
        if text and found is None:
            ignored.append(f"{name}={text}")
        return found

    def several(name: str, vocabulary: type[Word]) -> frozenset[Word]:
        entries = [entry for entry in params.get(name, "").split(",") if entry]
        known = {entry for entry in entries if entry in set(vocabulary)}
        ignored.extend(f"{name}={entry}" for entry in entries if entry not in known)
        return frozenset(vocabulary(entry) for entry in known)

    regency = one(REGENCY, lambda text: text if text in codes.regencies else None)
    district = one(DISTRICT, lambda text: text if text in codes.districts else None)
    if isinstance(district, str):
        if regency is None:
            regency = regency_code_of(district)
        elif regency_code_of(district) != regency:
            ignored.append(f"{DISTRICT}={district}")
            district = None
    as_of = one(AS_OF, _day)
    since = one(SINCE, _day)
    clear_by = one(CLEAR_BY, _day)
    period = one(PERIOD, _period)
    village = one(VILLAGE, lambda text: text if text in codes.villages else None)
    layer = one(LAYER, lambda text: Layer(text) if text in set(Layer) else None)
    shown = layer if isinstance(layer, Layer) else Layer.STATUS
    preset = one(PRESET, lambda text: QueuePreset(text) if text in set(QueuePreset) else None)
    listed = one(LISTED, lambda text: Listed(text) if text in set(Listed) else None)
    trip = [code for code in params.get(TRIP, "").split(",") if code]
    ignored.extend(f"{TRIP}={code}" for code in trip if code not in codes.districts)
    wanted = [code for code in params.get(CLASS, "").split(",") if code]
    ignored.extend(f"{CLASS}={code}" for code in wanted if code not in classes_of(shown))
    found = Filter(
        selection=Selection(
            regency=regency if isinstance(regency, str) else None,
            district=district if isinstance(district, str) else None,
            programmes=several(PROGRAMME, Programme),
            statuses=several(STATUS, Status),
        ),
        as_of=as_of if isinstance(as_of, date) else None,
        since=since if isinstance(since, date) else None,
        period=period if isinstance(period, Preset | Period) else Preset.YEAR,
        village=village if isinstance(village, str) else None,
        layer=shown,
        classes=frozenset(wanted) & frozenset(classes_of(shown)),
        dots=one(DOTS, lambda text: True if text == "1" else None) is True,
        preset=preset if isinstance(preset, QueuePreset) else None,
        listed=listed if isinstance(listed, Listed) else None,
        by_district=one(ORDER, lambda text: True if text == _BY_DISTRICT else None) is True,
        trip=tuple(dict.fromkeys(code for code in trip if code in codes.districts)),
        clear_by=clear_by if isinstance(clear_by, date) else None,
    )
    return found, tuple(ignored)


@lru_cache(maxsize=64)
def write(found: Filter) -> Mapping[str, str]:
    """The parameters of a filter; what is as usual is left out, lists are in a fixed order."""
    selection = found.selection
    params = {
        REGENCY: selection.regency or "",
        DISTRICT: selection.district or "",
        STATUS: ",".join(s for s in Status if s in selection.statuses),
        PROGRAMME: ",".join(p for p in Programme if p in selection.programmes),
        AS_OF: found.as_of.isoformat() if found.as_of else "",
        SINCE: found.since.isoformat() if found.since else "",
        PERIOD: _written(found.period),
        VILLAGE: found.village or "",
        LAYER: found.layer if found.layer is not Layer.STATUS else "",
        CLASS: ",".join(code for code in classes_of(found.layer) if code in found.classes),
        DOTS: "1" if found.dots else "",
        PRESET: found.preset or "",
        LISTED: found.listed or "",
        ORDER: _BY_DISTRICT if found.by_district else "",
        TRIP: ",".join(found.trip),
        CLEAR_BY: found.clear_by.isoformat() if found.clear_by else "",
    }
    return MappingProxyType({name: str(value) for name, value in params.items() if value})


def without_stale_children(selection: Selection) -> Selection:
    """The selection without a district that does not lie in its regency."""
    district = selection.district
    if district is not None and regency_code_of(district) != selection.regency:
        return Selection(selection.regency, None, selection.programmes, selection.statuses)
    return selection


def in_district(village_code: str) -> Selection:
    """The selection of the district that a village lies in."""
    return Selection(regency_code_of(village_code), district_code_of(village_code))


def _day(text: str) -> date | None:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if len(text) == 10 and 2000 <= day.year <= 2100 else None


def _period(text: str) -> Preset | Period | None:
    if text in set(Preset):
        return Preset(text)
    first, found, last = text.partition(RANGE)
    start, end = _day(first), _day(last)
    if not found or start is None or end is None or end < start:
        return None
    return Period(start, end)


def _written(period: Preset | Period) -> str:
    if isinstance(period, Preset):
        return "" if period is Preset.YEAR else period.value
    return f"{period.start.isoformat()}{RANGE}{period.end.isoformat()}"
