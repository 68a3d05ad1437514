"""The four cards of a village's profile: last, due, how often, and who is in charge."""

from lib.domain.activities import Activity
from lib.domain.rules import Membership
from lib.services.profile import VillageProfile
from lib.ui import format
from lib.ui.activities.lines import organisers_words
from lib.ui.cards import Card, show_cards
from lib.ui.i18n import t
from lib.ui.village_lines import days_left_words
from lib.ui.words import form_word, programme_word


def show_village_cards(found: VillageProfile) -> None:
    """Last outreach, due day, outreach in 12 months, in charge."""
    cards = (_last(found), _due(found), _often(found), _in_charge(found))
    show_cards(cards, key="profile-cards")


def _last(found: VillageProfile) -> Card:
    visit, standing = found.last_visit, found.row.standing
    return Card(
        title=t("Last outreach"),
        figure=format.activity_day(visit.date, visit.month_only) if visit else t("not recorded"),
        n_of=t("{count} days ago", count=format.number(standing.age_days)) if visit else "",
        definition=t(
            "The latest held outreach for this village itself. Delegates, trainings and activities "
            "known only for the district or regency are shown below and do not count here."
        ),
        beside=" · ".join(_about(visit, found)) if visit else "",
    )


def _about(visit: Activity, found: VillageProfile) -> list[str]:
    said = [form_word(visit.form), organisers_words(visit)]
    return [*said, t("not verified")] if found.clock_unverified else said


def _due(found: VillageProfile) -> Card:
    standing, interval = found.row.standing, found.row.interval
    days = t("interval {count} days", count=format.number(interval.days))
    return Card(
        title=t("Due"),
        figure=format.day(standing.due),
        n_of=days_left_words(standing, found.as_of),
        definition=t(
            "The last outreach plus the interval of this village. The due day itself is not "
            "overdue. The arithmetic stands below, line by line."
        ),
        beside=days if interval.confirmed else t("{interval} (example)", interval=days),
    )


def _often(found: VillageProfile) -> Card:
    facts = found.row.facts
    return Card(
        title=t("Outreach, 12 months"),
        figure=format.number(facts.outreach_12m),
        n_of=t("of {total} in all", total=format.number(facts.outreach_total))
        if facts.outreach_total
        else "",
        definition=t(
            "Held outreach for this village itself in the last 365 days. Delegates and trainings "
            "are counted apart."
        ),
        beside=t(
            "Delegates {delegates} · Trainings {trainings}",
            delegates=format.number(facts.delegate_12m),
            trainings=format.number(facts.training_12m),
        ),
    )


def _in_charge(found: VillageProfile) -> Card:
    active = [m for m in found.memberships if m.active(found.as_of)]
    return Card(
        title=t("In charge"),
        figure=", ".join(found.offices) or t("not recorded"),
        n_of="",
        definition=t(
            "The office that took the village into a programme. A village outside every programme "
            "has nobody named for it."
        ),
        beside=" · ".join(_since(membership) for membership in active)
        or t("in no programme on this day"),
    )


def _since(membership: Membership) -> str:
    word = programme_word(membership.programme)
    if membership.since is None:
        return word
    return t("{programme} since {day}", programme=word, day=format.day(membership.since))
