"""What excuses a village, or was tried there, in words: snoozes, exemptions and attempts."""

from lib.db.excuses import KeptAttempt, KeptExemption, KeptSnooze
from lib.domain.rules import Exemption
from lib.services.profile import VillageProfile
from lib.ui import format
from lib.ui.i18n import t, tn
from lib.ui.safe import html
from lib.ui.words import attempt_word, author_word, exemption_word, snooze_word


def excuse_lines(found: VillageProfile, *, notes: bool) -> list[tuple[str, str]]:
    """A term and its words for each snooze, each exemption not in force, and the attempts."""
    lines = [(t("Snoozed"), _snooze(kept, found, notes)) for kept in found.snoozes]
    lines += [
        (t("Exemption"), _exemption(kept, found, notes))
        for kept in found.exemptions
        if not kept.exemption.active(found.as_of)
    ]
    if found.attempts:
        said = tn(
            "one, on {day}; it is no visit",
            "{count}, the last on {day}; none is a visit",
            len(found.attempts),
            day=format.day(found.attempts[0].attempt.date),
        )
        lines.append((t("Attempts"), said))
    return lines


def attempt_headline(kept: KeptAttempt) -> str:
    """``24 Nov 2026 · tidak tertemui``."""
    attempt = kept.attempt
    return f"{format.day(attempt.date)} · {attempt_word(attempt.reason)}"


def exemption_days(exemption: Exemption) -> str:
    """``24 Nov 2026 – 31 Des 2026``, open where it has no start or end."""
    first = format.day(exemption.start) if exemption.start else ""
    if exemption.until is None:
        return t("from {day}, without an end", day=first) if first else t("without an end")
    until = format.day(exemption.until)
    return f"{first} – {until}" if first else t("until {day}", day=until)


def attempt_html(kept: KeptAttempt, found: VillageProfile, ago: str, *, notes: bool) -> str:
    """A quiet line of the timeline: when, why it did not happen, and that it is no visit."""
    attempt = kept.attempt
    said = [attempt.note] if notes and attempt.note else []
    said.append(t("recorded by {who}", who=author_word(kept.recorded_by, found.names)))
    title = t("Attempt: {reason}", reason=attempt_word(attempt.reason))
    mark = t("no visit")
    return (
        f'<li class="pb-event pb-event-attempt"><div class="pb-event-when">'
        f"{html(format.day(attempt.date))}<small>{html(ago)}</small></div>"
        f'<div><p>{html(title)} <span class="pb-tag">{html(mark)}</span></p>'
        f"<p>{html(' · '.join(said))}</p></div></li>"
    )


def _snooze(kept: KeptSnooze, found: VillageProfile, notes: bool) -> str:
    snooze = kept.snooze
    until, reason = format.day(snooze.until), snooze_word(snooze.reason)
    if snooze.start is not None and snooze.start > found.as_of:
        start = format.day(snooze.start)
        said = t("from {start} until {day}: {reason}", start=start, day=until, reason=reason)
    else:
        said = t("until {day}: {reason}", day=until, reason=reason)
    return _told(said, snooze.note if notes else "", kept.recorded_by, found)


def _exemption(kept: KeptExemption, found: VillageProfile, notes: bool) -> str:
    asked = kept.exemption
    facts = {"reason": exemption_word(asked.reason), "days": exemption_days(asked)}
    if kept.waiting:
        said = t("asked for, waits for approval: {reason}, {days}", **facts)
        return _told(said, kept.note if notes else "", kept.requested_by, found)
    if kept.declined_by:
        by = author_word(kept.declined_by, found.names)
        said = t("declined by {who}: {reason}, {days}", who=by, **facts)
        why = t("because: {reason}", reason=kept.declined_reason) if kept.declined_reason else ""
        return " · ".join(part for part in (said, why) if part)
    approver = author_word(asked.approver, found.names)
    return t("approved by {who}: {reason}, {days}", who=approver, **facts)


def _told(said: str, note: str, author: str, found: VillageProfile) -> str:
    by = t("by {who}", who=author_word(author, found.names)) if author else ""
    return " · ".join(part for part in (said, note, by) if part)
