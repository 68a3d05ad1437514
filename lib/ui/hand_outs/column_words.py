"""What the columns of a data package mean, in the reader's language (docs/data-package.md)."""

from lib.ui.i18n import t


def meaning_of(file: str, column: str) -> str:
    """The meaning of a column; KeyError for one that has none, which a test forbids."""
    return {
        "activities.csv": _activities,
        "activity_areas.csv": _activity_areas,
        "memberships.csv": _memberships,
        "rules.csv": _rules,
        "tiers.csv": _tiers,
        "snoozes.csv": _snoozes,
        "exemptions.csv": _exemptions,
        "settings.csv": _settings,
    }[file]()[column]


def _activities() -> dict[str, str]:
    return {
        "activity_id": t("Key of the activity, unique in the record."),
        "date": t("First day; only the month where the day is not known."),
        "end_date": t("Last day of an activity of several days."),
        "kind": t("What it was: only outreach starts an interval anew unless a setting says more."),
        "form": t("How it was held."),
        "state": t("Whether it was held, is planned or was cancelled."),
        "organisers": t("Agencies that held it; Immigration and BP3MI together make it joint."),
        "organiser_units": t("Offices and units by name, joined by “;”."),
        "topics": t("What it was about."),
        "participants": t("Attendance as a number; empty where unknown, never 0 for unknown."),
        "participants_note": t("Attendance in words, such as “dozens”."),
        "audience": t("Groups that it was for."),
        "leaders": t("Whether community leaders were there."),
        "youth": t("Whether youth were there."),
        "women": t("Whether women were there."),
        "venue": t("Where it was held, in words."),
        "venue_area_code": t("Area of the venue; whom it was for stands in activity_areas.csv."),
        "pre_mean": t("Mean result before the training."),
        "post_mean": t("Mean result after the training."),
        "tested": t("How many people took both tests."),
        "evidence_url": t("Address of a photo, report or attendance list."),
        "source_title": t("Title of the source."),
        "source_url": t("Address of the source."),
        "source_url_2": t("Address of a second source."),
        "recorded_on": t("Day it was entered."),
        "notes": t("Anything else."),
    }


def _activity_areas() -> dict[str, str]:
    return {
        "activity_id": t("The activity of activities.csv."),
        "area_code": t("Village it was for; a district or regency where no more is known."),
        "link": t("Held for the village itself, or only delegates of it sat in a wider event."),
    }


def _memberships() -> dict[str, str]:
    return {
        "area_code": t("Village taken in; a district where no more is known."),
        "programme": t("The programme that took it in."),
        "office": t("The office that took it in."),
        "since": t("First day of the membership."),
        "until": t("Last day of the membership; empty while it lasts."),
        "deed": t("Number and date of the deed."),
        "derived": t("Whether it was concluded from a report and not read in a deed."),
        "source_url": t("Address of the source."),
        "notes": t("Anything else."),
    }


def _rules() -> dict[str, str]:
    return {
        "level": t("What the rule is for; the narrowest one counts."),
        "code": t("Code of the area, programme or tier that the rule is for."),
        "interval_days": t("Days within which a village must be reached again."),
        "valid_from": t("First day of the rule; earlier days are judged by the rule before it."),
        "confirmed": t("Whether an administrator confirmed it; others are shown as examples."),
    }


def _tiers() -> dict[str, str]:
    return {
        "village_code": t("Code of the village."),
        "tier": t("How high the risk is; only people with an account get this file filled."),
        "valid_from": t("First day of the tier."),
        "source": t("The figure that it rests on."),
        "period": t("The time that the figure is of."),
        "agency": t("Who issued the figure."),
        "until": t("Last day of the tier, where it was withdrawn."),
    }


def _snoozes() -> dict[str, str]:
    return {
        "village_code": t("Code of the village."),
        "from": t("First day of the snooze."),
        "until": t("The day the village is back in the queue, at most 90 days on."),
        "reason": t("Why it was put off."),
        "note": t("Anything else."),
    }


def _exemptions() -> dict[str, str]:
    return {
        "village_code": t("Code of the village."),
        "from": t("First day of the exemption."),
        "until": t("Last day of the exemption."),
        "reason": t("Why the village is not counted."),
        "approver": t("Who approved it; without one it excuses nobody."),
    }


def _settings() -> dict[str, str]:
    return {
        "key": t("Which setting."),
        "value": t("How it is set: yes, no or a day."),
    }
