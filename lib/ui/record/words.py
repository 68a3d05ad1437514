"""How the page speaks of days, places and activities."""

from datetime import date
from functools import cache
from itertools import groupby

from babel.dates import get_day_names

from lib.domain.activities import Activity, State
from lib.domain.areas import AreaLevel, Register, level_of, regency_code_of
from lib.ui import format
from lib.ui.activities.lines import when_words
from lib.ui.i18n import Language, language, t, tn
from lib.ui.words import form_word, kind_word

_NAMED = 3


@cache
def _weekdays(chosen: Language) -> dict[int, str]:
    return dict(get_day_names("wide", locale=chosen))


def day_words(day: date, today: date) -> str:
    """``Selasa, 24 Nov 2026 · hari ini``: the calendar of the browser speaks English."""
    said = f"{_weekdays(language())[day.weekday()]}, {format.day(day)}"
    away = (day - today).days
    if away == 0:
        when = t("today")
    elif away > 0:
        when = t("in {count} days", count=format.number(away))
    else:
        when = t("{count} days ago", count=format.number(-away))
    return f"{said} · {when}"


def what_words(activity: Activity) -> str:
    """``Sosialisasi, tatap muka``."""
    kind = kind_word(activity.kind)
    return f"{kind}, {form_word(activity.form).lower()}" if activity.form else kind


def headline(activity: Activity) -> str:
    """``24 Nov 2026 · Sosialisasi, tatap muka``."""
    return f"{when_words(activity)} · {what_words(activity)}"


class Places:
    """The areas of the person's scope by code, and how they are written.

    ``codes`` are those that may be chosen: villages first, then districts and regencies.
    """

    def __init__(self, register: Register) -> None:
        self.villages, self.districts = register.villages, register.districts
        self.regencies = register.regencies
        self.codes = [*self.villages, *self.districts, *self.regencies]
        self.known = frozenset(self.codes)

    def label(self, code: str) -> str:
        """An area in a list; without its regency where all are of one."""
        village = self.villages.get(code)
        alone = len(self.regencies) == 1
        if village is not None:
            if alone:
                inside = t("Kec. {name}", name=village.district.name)
                return f"{village.name} — {inside}"
            return village.label
        wide = t("village not known")
        if code in self.districts:
            district = self.districts[code]
            named = t("Kec. {name}", name=district.name)
            return f"{named} ({wide})" if alone else f"{named}, {district.regency.label} ({wide})"
        return f"{self.regencies[code].label} ({wide})"

    def venue(self, code: str) -> str:
        """An area as a place where something was held."""
        if code in self.districts:
            district = self.districts[code]
            named = t("Kec. {name}", name=district.name)
            return f"{named}, {district.regency.label}"
        return self.villages[code].label if code in self.villages else self.regencies[code].label

    def short(self, code: str) -> str:
        """An area in a sentence, its regency said elsewhere."""
        if code in self.villages:
            village = self.villages[code]
            return t(
                "{village} (Kec. {district})", village=village.name, district=village.district.name
            )
        return self.label(code)

    def where(self, activity: Activity) -> str:
        """For whom: a village in full, or how many in which regencies."""
        codes = [link.area_code for link in activity.areas]
        if len(codes) == 1 and codes[0] in self.villages:
            return self.villages[codes[0]].label
        if len(codes) == 1 and codes[0] in self.known:
            return self.label(codes[0])
        own = [code for code in codes if code in self.known]
        regencies = sorted({regency_code_of(code) for code in own})
        named = ", ".join(self.regencies[code].label for code in regencies)
        villages = all(level_of(code) is AreaLevel.VILLAGE for code in codes)
        count = format.number(len(codes))
        if not named:
            return t("{count} areas outside your area", count=count)
        if villages:
            return t("{count} villages in {place}", count=count, place=named)
        return t("{count} areas in {place}", count=count, place=named)

    def names(self, activity: Activity) -> str:
        """The first areas by name, those of a district together, and how many more there are."""
        codes = [link.area_code for link in activity.areas if link.area_code in self.known]
        shown = codes[:_NAMED]
        named = [self._together(list(of_one)) for _, of_one in groupby(shown, lambda c: c[:8])]
        more = len(activity.areas) - len(shown)
        if more:
            named.append(tn("and {count} more", "and {count} more", more))
        return ", ".join(named)

    def _together(self, codes: list[str]) -> str:
        """Villages of one district, the district said once; a wider area alone."""
        if codes[0] not in self.villages:
            return ", ".join(map(self.label, codes))
        names = [self.villages[code].name for code in codes if code in self.villages]
        district = self.villages[codes[0]].district.name
        return t("{village} (Kec. {district})", village=", ".join(names), district=district)


def saved_words(activity: Activity, places: Places) -> str:
    """What was saved, in one sentence."""
    values = {
        "what": what_words(activity),
        "when": when_words(activity),
        "where": places.where(activity),
    }
    if activity.state is State.PLANNED:
        return t("Planned: {what} on {when} for {where}.", **values)
    return t("Saved: {what} on {when} for {where}.", **values)


def lapsed_words(count: int) -> str:
    """The sentence the page opens with: what waits for an answer, or an invitation."""
    if count:
        return tn(
            "One plan has passed: was it held, moved or cancelled?",
            "{count} plans have passed: were they held, moved or cancelled?",
            count,
        )
    return t("What was held, or what is planned? One entry counts for all its villages.")
