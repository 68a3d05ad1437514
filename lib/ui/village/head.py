"""The head of a village's profile: what it is, and the sentence that answers the question."""

from dataclasses import replace

from babel.lists import format_list

from lib.domain.activities import Activity
from lib.domain.selection import Selection
from lib.services.profile import VillageProfile
from lib.ui import format
from lib.ui.i18n import language, t
from lib.ui.safe import html
from lib.ui.shell import Page
from lib.ui.status_mark import status_badge
from lib.ui.village_lines import days_left_words
from lib.ui.words import exemption_word, form_word, organiser_word, village_kind_word


def head_html(page: Page, found: VillageProfile) -> str:
    """Name, status, kind, place and code, and the ways to the map and next door."""
    village = found.row.village
    outside = page.selection.matching([found.row]) == []
    facts = [village_kind_word(village.kind), village.place, village.code]
    facts += [t("outside the filter")] if outside else []
    area = Selection(regency=village.regency.code)
    on_map = page.url("", replace(page.filter, selection=area, village=village.code))
    ways = [_link(on_map, t("Show on the map")), *_next_door(page, found)]
    return (
        '<div class="pb-profile-name">'
        f"<h2>{html(village.name)}</h2>{status_badge(found.row.status)}"
        f"<p>{' · '.join(html(fact) for fact in facts)}</p>"
        f'<p class="pb-ways">{" · ".join(ways)}</p></div>'
    )


def _next_door(page: Page, found: VillageProfile) -> list[str]:
    """Links to the villages before and after it in its district, in order of code."""
    codes = [row.code for row in found.neighbours]
    here = codes.index(found.row.code)
    return [
        _link(
            page.village_url(codes[place]),
            pattern.format(found.neighbours[place].village.name),
        )
        for pattern, place in (("‹ {}", here - 1), ("{} ›", here + 1))
        if 0 <= place < len(codes)
    ]


def _link(url: str, words: str) -> str:
    return f'<a href="{html(url)}" target="_self">{html(words)}</a>'


def sentence_html(found: VillageProfile) -> str:
    """The sentence in the size that every page opens with."""
    return f'<p class="pb-sentence">{html(profile_sentence(found))}</p>'


def profile_sentence(found: VillageProfile) -> str:
    """When last and how, when again, and who is in charge."""
    return " ".join(part for part in (_last(found), _again(found), _in_charge(found)) if part)


def _last(found: VillageProfile) -> str:
    name, visit = found.row.village.name, found.last_visit
    if visit is None:
        return t("No direct outreach for {name} is on record.", name=name)
    day = format.activity_day(visit.date, visit.month_only)
    how = _how(visit)
    if not how:
        return t("{name} was last reached on {day}.", name=name, day=day)
    return t("{name} was last reached on {day} ({how}).", name=name, day=day, how=how)


def _how(visit: Activity) -> str:
    """``tatap muka oleh Imigrasi dan BP3MI bersama``, as far as it is on record."""
    form = form_word(visit.form).lower() if visit.form else ""
    if not visit.organisers:
        return form
    by = format_list([organiser_word(o) for o in visit.organisers], locale=language())
    by = t("{agencies} together", agencies=by) if visit.joint else by
    return t("{form} by {agencies}", form=form, agencies=by) if form else by


def _again(found: VillageProfile) -> str:
    standing, facts = found.row.standing, found.row.facts
    exemption = found.row.exemption
    if exemption is not None:
        reason = exemption_word(exemption.reason)
        if exemption.until is None:
            return t("It is exempt: {reason}.", reason=reason)
        until = format.day(exemption.until)
        return t("It is exempt until {day}: {reason}.", day=until, reason=reason)
    if standing.due is None:
        again = t("It has waited {count} days.", count=format.number(standing.waiting_days))
    else:
        again = t(
            "Due again {due}: {left}.",
            due=format.day(standing.due),
            left=days_left_words(standing, found.as_of),
        )
    if facts.next_plan is None:
        return again
    planned = t("A visit is planned for {day}.", day=format.day(facts.next_plan))
    return f"{again} {planned}"


def _in_charge(found: VillageProfile) -> str:
    if found.offices:
        return t("In charge: {office}.", office=", ".join(found.offices))
    return t("Who is in charge is not on record.")
