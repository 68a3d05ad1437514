"""Sentences that a page opens with, made from its figures."""

from lib.services.overview import Overview
from lib.ui import format
from lib.ui.i18n import t


def overview_sentence(found: Overview) -> str:
    """How many villages are up to date, how that moved, and where the others gather."""
    return f"{standing_sentence(found)} {needing_sentence(found)}".strip()


def standing_sentence(found: Overview) -> str:
    """How many villages are up to date, and how that moved."""
    share = found.everyone.now.up_to_date
    if share.ratio is None:
        return t("No village is left to count in this selection.")
    change = share.part - found.everyone.before.up_to_date.part
    since = format.day_short(found.before)
    if change > 0:
        moved = t("{count} more than on {day}", count=format.number(change), day=since)
    elif change < 0:
        moved = t("{count} fewer than on {day}", count=format.number(-change), day=since)
    else:
        moved = t("as many as on {day}", day=since)
    return t(
        "{part} of {whole} villages ({percent}) are up to date, {moved}.",
        part=format.number(share.part),
        whole=format.number(share.whole),
        percent=format.percent(share),
        moved=moved,
    )


def day_one_sentence(found: Overview) -> str:
    """What there is to say before the first activity is on record."""
    return t(
        "No activity is on record yet: all {count} villages wait for their first outreach.",
        count=format.number(found.everyone.now.base),
    )


def needing_sentence(found: Overview) -> str:
    """How many need outreach, and where most of them are; empty where nobody is counted."""
    if found.everyone.now.up_to_date.ratio is None:
        return ""
    needing = [r for r in found.areas if r.now.needs_outreach.part]
    if not needing:
        return t("None is waiting for outreach.")
    most = max(needing, key=lambda r: r.now.needs_outreach.part)
    total = found.everyone.now.needs_outreach
    if len(found.areas) == 1:
        return t("{count} villages need outreach.", count=format.number(total.part))
    return t(
        "{count} villages need outreach, most of them in {area} ({part} of {whole}).",
        count=format.number(total.part),
        area=most.label,
        part=format.number(most.now.needs_outreach.part),
        whole=format.number(most.now.needs_outreach.whole),
    )
