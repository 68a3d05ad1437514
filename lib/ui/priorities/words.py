"""How a place in the queue is explained in one line, and the page's sentence.

A reason names a programme, which is public. A tier given to a village is said by its height alone,
never with where it comes from or the figures behind it, and only to people who signed in: for the
others the order follows from it and no word does.
"""

from lib.domain.activities import Kind, Link
from lib.domain.reason import Reason, TierSource
from lib.domain.rules import Programme, Tier
from lib.domain.status import Status
from lib.domain.trip import trips
from lib.domain.visit import Visit
from lib.services.overview import is_mentored
from lib.services.priorities import Priorities, Turn, WaitingVillage
from lib.ui import format
from lib.ui.i18n import t
from lib.ui.words import form_word, kind_word, link_word, programme_word, snooze_word


def priority_sentence(found: Priorities, *, tiers: bool) -> str:
    """How many wait, who of them comes first, and where one trip clears the most."""
    if not found.everyone:
        return t("No village in this filter is waiting for outreach.")
    if not found.queue:
        return t(
            "All {count} villages that need outreach are snoozed or already planned.",
            count=format.number(len(found.everyone)),
        )
    waiting, high = len(found.queue), found.high
    said = t("{count} villages wait for outreach.", count=format.number(waiting))
    mentored = sum(is_mentored(village.row) for village in found.queue)
    if not tiers and mentored:
        said = t(
            "{count} villages wait, {mentored} of them Desa Binaan.",
            count=format.number(waiting),
            mentored=format.number(mentored),
        )
    elif tiers and high:
        said = t(
            "{count} villages wait, {high} of them first (Desa Binaan or high priority).",
            count=format.number(waiting),
            high=format.number(high),
        )
    return f"{said} {_where_to_go(found)}"


def _where_to_go(found: Priorities) -> str:
    made = trips(found.queue)
    if len(made) == 1:
        first = found.queue[0]
        return t(
            "First is {village}, {days}.",
            village=first.village.name,
            days=days_words(first.reason),
        )
    return t(
        "One trip to {district} reaches {count} of them, the most.",
        district=f"Kec. {made[0].district.name}, {made[0].district.regency.label}",
        count=format.number(made[0].queued),
    )


def why_words(reason: Reason, *, tiers: bool) -> str:
    """``Desa Binaan · terlambat 226 hari, 2,5 × interval 90``: what decides first comes first.

    ``tiers`` says whether the reader may know how high a tier is.
    """
    late = t(
        "{days} days overdue, {ratio} × interval {interval}",
        days=format.number(reason.days),
        ratio=format.decimal(reason.ratio),
        interval=format.number(reason.interval_days),
    )
    if reason.status is Status.NEVER:
        late = t("not recorded, waiting {days} days", days=format.number(reason.days))
    first = tier_words(reason) if tiers else _programmes(reason)
    return f"{first} · {late}" if first else late


def days_words(reason: Reason) -> str:
    """``terlambat 226 hari`` or ``menunggu 1.168 hari``."""
    if reason.status is Status.NEVER:
        return t("waiting {days} days", days=format.number(reason.days))
    return t("{count} days overdue", count=format.number(reason.days))


def tier_words(reason: Reason) -> str:
    """The programmes where membership is the reason, else how high the tier is."""
    if reason.source is TierSource.PROGRAMME:
        return _programmes(reason)
    return {
        Tier.HIGH: t("High priority"),
        Tier.MEDIUM: t("Medium priority"),
        Tier.LOW: t("Low priority"),
    }[reason.tier]


def _programmes(reason: Reason) -> str:
    return ", ".join(map(_short, reason.programmes))


def _short(programme: Programme) -> str:
    if programme is Programme.DESA_BINAAN_IMIGRASI:
        return t("Desa Binaan")
    return programme_word(programme)


def last_day_words(village: WaitingVillage, visit: Visit | None) -> str:
    """``12 Jan 2026 (316 hari)``, or ``Jan 2026`` where no more is known."""
    standing = village.row.standing
    if standing.last is None:
        return t("not recorded")
    day = format.activity_day(standing.last, visit is not None and visit.month_only)
    return f"{day} ({format.days(standing.age_days)})"


def form_words(visit: Visit | None) -> str:
    """The form of a visit; its kind and link too where they are not what usually counts."""
    if visit is None:
        return ""
    parts = [form_word(visit.form) if visit.form else t("form not recorded")]
    if visit.kind is not Kind.OUTREACH:
        parts.insert(0, kind_word(visit.kind))
    if visit.link is not Link.DIRECT:
        parts.append(link_word(visit.link))
    return ", ".join(parts)


def turn_word(turn: Turn) -> str:
    return {
        Turn.QUEUED: t("Queue"),
        Turn.SNOOZED: t("Snoozed"),
        Turn.PLANNED: t("Already planned"),
    }[turn]


def snoozed_words(village: WaitingVillage) -> str:
    """``ditunda sampai 12 Des 2026: anggaran``; empty where nothing puts the village off."""
    snooze = village.row.snooze
    if snooze is None:
        return ""
    return t(
        "snoozed until {day}: {reason}",
        day=format.day(snooze.until),
        reason=snooze_word(snooze.reason),
    )


def planned_words(village: WaitingVillage) -> str:
    plan = village.row.facts.next_plan
    return t("planned for {day}", day=format.day(plan)) if plan else ""


def lapsed_words(village: WaitingVillage) -> str:
    lapsed = village.row.facts.lapsed_plan
    return t("plan of {day} lapsed", day=format.day(lapsed)) if lapsed else ""
