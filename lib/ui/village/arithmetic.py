"""How a village's status follows from its record, line by line, and what else is known of it."""

from dataclasses import replace
from datetime import timedelta

from lib.domain.quality import has_evidence
from lib.domain.rules import Exemption, Membership, Programme, Rule, RuleLevel, Tier
from lib.domain.status import milestones, soon_days
from lib.services.profile import VillageProfile
from lib.ui import format
from lib.ui.activities.lines import link_html
from lib.ui.i18n import t
from lib.ui.safe import html
from lib.ui.status_mark import status_badge
from lib.ui.village.excuses import excuse_lines
from lib.ui.village_lines import days_left_words, due_words
from lib.ui.village_panel import overlays
from lib.ui.words import author_word, exemption_word, programme_word, tier_word

Lines = list[tuple[str, str]]
"""A term in words and what belongs to it as HTML."""


def facts_html(found: VillageProfile, *, notes: bool, tiers: bool) -> str:
    """The status with its arithmetic, what lies over it, the counts and the programmes.

    ``tiers`` says whether the reader may know that an interval comes from a risk tier.
    """
    parts = [
        (t("How the status comes about"), _arithmetic(found, tiers)),
        (t("Also known"), _also_known(found, notes)),
        (t("On record"), _counts(found)),
        (t("Programmes and offices"), _programmes(found)),
    ]
    sections = "".join(_section(title, lines) for title, lines in parts if lines)
    return f'<div class="pb-village pb-facts">{sections}</div>'


def _section(title: str, lines: Lines) -> str:
    body = "".join(f"<dt>{html(term)}</dt><dd>{words}</dd>" for term, words in lines)
    return f"<section><h3>{html(title)}</h3><dl>{body}</dl></section>"


def _arithmetic(found: VillageProfile, tiers: bool) -> Lines:
    row, standing = found.row, found.row.standing
    sum_words = due_words(standing, row.interval.days)
    lines = [(t("Interval"), _interval(found, tiers)), (t("Due"), html(sum_words))]
    if standing.waiting_days is not None:
        since = found.as_of - timedelta(days=standing.waiting_days)
        lines.append((t("Waiting since"), html(format.day(since))))
    if found.last_visit is not None and found.last_visit.month_only:
        said = t("only the month is on record: counted from its first day")
        lines.append((t("Day"), html(said)))
    if found.clock_unverified:
        said = t("nobody verified the last outreach yet; as set under Rules, it counts")
        lines.append((t("Not verified"), html(said)))
    if standing.last is not None and row.exemption is None:
        on_day = t("On {day}", day=format.day(found.as_of))
        lines.append((on_day, html(days_left_words(standing, found.as_of))))
        lines += _boundaries(found)
    if row.exemption is not None:
        lines.append((t("Exempt"), html(_exemption_words(row.exemption, found))))
    lines.append((t("Status"), status_badge(row.status)))
    return lines


def _boundaries(found: VillageProfile) -> Lines:
    last, interval = found.row.standing.last, found.row.interval.days
    if last is None:
        return []
    days = milestones(last, interval)
    soon = t(
        "from {day}, {count} days before it is due",
        day=format.day(days.soon_from),
        count=format.number(soon_days(interval)),
    )
    much_later = t(
        "from {day}, more than {count} days after the last",
        day=format.day(days.long_overdue_from),
        count=format.number(2 * interval),
    )
    return [
        (t("Due soon"), html(soon)),
        (t("Overdue"), html(t("from {day}", day=format.day(days.overdue_from)))),
        (t("Long overdue"), html(much_later)),
    ]


def _interval(found: VillageProfile, tiers: bool) -> str:
    interval = found.row.interval
    words = html(
        t(
            "{count} days, {rule}",
            count=format.number(interval.days),
            rule=_rule_words(interval.rule, found, tiers),
        )
    )
    if interval.confirmed:
        return words
    example = html(t("example"))
    return f'{words} <span class="pb-tag">{example}</span>'


def _rule_words(rule: Rule | None, found: VillageProfile, tiers: bool) -> str:
    """Which rule the interval comes from; a tier that may not be told is the village's own."""
    if rule is None:
        return t("since no rule applies")
    hidden = not tiers and rule.code in set(Tier)
    if rule.level is RuleLevel.VILLAGE or hidden:
        return t("set for this village")
    if rule.level is RuleLevel.REGENCY:
        return t("rule of {regency}", regency=found.row.village.regency.label)
    if rule.level is RuleLevel.PROVINCE:
        return t("rule of the province")
    if rule.code in set(Programme):
        return t("rule of {programme}", programme=programme_word(Programme(rule.code)))
    return t("rule of risk tier {tier}", tier=tier_word(Tier(rule.code)))


def _exemption_words(exemption: Exemption, found: VillageProfile) -> str:
    reason = exemption_word(exemption.reason)
    approver = author_word(exemption.approver, found.names)
    if exemption.until is None:
        return t(
            "{reason}, approved by {approver}, without an end",
            reason=reason,
            approver=approver,
        )
    return t(
        "{reason}, approved by {approver}, until {day}",
        reason=reason,
        approver=approver,
        day=format.day(exemption.until),
    )


def _also_known(found: VillageProfile, notes: bool) -> Lines:
    # The snooze of the row is told with its author, among the excuses.
    told = [*overlays(replace(found.row, snooze=None)), *excuse_lines(found, notes=notes)]
    lines = [(term, html(words)) for term, words in told]
    if found.delegates_only:
        said = t("delegates took part, nothing was held in the village itself")
        lines.append((t("Delegates only"), html(said)))
    last = found.last_visit
    if last is not None and not has_evidence(last):
        said = t("the last outreach has none attached")
        lines.append((t("Without evidence"), html(said)))
    return lines


def _counts(found: VillageProfile) -> Lines:
    facts, attendance = found.row.facts, found.attendance
    lines = [
        (t("Outreach"), html(_recent_and_total(facts.outreach_12m, facts.outreach_total))),
        (
            t("With delegates"),
            html(_recent_and_total(facts.delegate_12m, found.delegate_total)),
        ),
        (t("Training"), html(_recent_and_total(facts.training_12m, facts.training_total))),
    ]
    if attendance.known.whole:
        known = t(
            "{total} people, on record for {part} of {whole} activities",
            total=format.number(attendance.total),
            part=format.number(attendance.known.part),
            whole=format.number(attendance.known.whole),
        )
        none = t("not recorded for any of {whole} activities", whole=attendance.known.whole)
        lines.append((t("Attendance"), html(known if attendance.known.part else none)))
    return lines


def _recent_and_total(recent: int, total: int) -> str:
    return t(
        "{recent} in 12 months, {total} in all",
        recent=format.number(recent),
        total=format.number(total),
    )


def _programmes(found: VillageProfile) -> Lines:
    lines = [(programme_word(m.programme), _membership(m, found)) for m in found.memberships]
    for membership in found.district_memberships:
        said = t(
            "taken in as district {district}; the report names no villages",
            district=found.row.village.district.name,
        )
        source = link_html(membership.source_url, t("source"))
        words = " · ".join([html(said), *([source] if source else [])])
        lines.append((programme_word(membership.programme), words))
    if not lines:
        lines.append((t("Programme"), html(t("in no programme on this day"))))
    lines.append((t("In charge"), html(", ".join(found.offices) or t("not recorded"))))
    return lines


def _membership(membership: Membership, found: VillageProfile) -> str:
    said = [membership.office or t("office not recorded")]
    if membership.since is not None:
        said.append(t("since {day}", day=format.day(membership.since)))
    else:
        said.append(t("first day not recorded"))
    if not membership.active(found.as_of):
        said.append(t("not active on {day}", day=format.day(found.as_of)))
    elif membership.until is not None:
        said.append(t("until {day}", day=format.day(membership.until)))
    if membership.deed:
        said.append(t("deed {number}", number=membership.deed))
    if membership.derived:
        said.append(t("worked out from a count"))
    source = link_html(membership.source_url, t("source"))
    return " · ".join([*map(html, said), *([source] if source else [])])
