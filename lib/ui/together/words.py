"""How holders, covers and offices are called, and the sentence of the page of both agencies."""

from lib.domain.together import Cover, Holders, Office
from lib.services.together import Together
from lib.ui import format
from lib.ui.i18n import t
from lib.ui.map.palette import COVER
from lib.ui.period_words import before_words, period_words
from lib.ui.safe import html
from lib.ui.shell import Page

ICONS = {Cover(swatch.code): swatch.icon for swatch in COVER}


def holders_word(holders: Holders) -> str:
    return {
        Holders.TOGETHER: t("Immigration and BP3MI together"),
        Holders.IMIGRASI: t("Immigration alone"),
        Holders.BP3MI: t("BP3MI alone"),
        Holders.OTHERS: t("Other agencies"),
        Holders.UNKNOWN: t("Organiser not recorded"),
    }[holders]


def cover_word(cover: Cover) -> str:
    return {
        Cover.BOTH: t("Both agencies"),
        Cover.IMIGRASI: t("Immigration only"),
        Cover.BP3MI: t("BP3MI only"),
        Cover.OTHERS: t("Others only"),
        Cover.NOBODY: t("None on record"),
        Cover.EXEMPT: t("Exempt"),
    }[cover]


def cover_badge(cover: Cover) -> str:
    """Who reached a village as icon and word, as HTML."""
    return (
        f'<span class="pb-cover"><span aria-hidden="true">{ICONS[cover]}</span> '
        f"{html(cover_word(cover))}</span>"
    )


def office_word(office: Office) -> str:
    """The unit as recorded, or whose it was where no unit is."""
    if office.name or office.holders is None:
        return office.name
    if office.holders is Holders.UNKNOWN:
        return holders_word(office.holders)
    return t("{agencies}, office not recorded", agencies=holders_word(office.holders))


def together_sentence(page: Page, found: Together) -> str:
    """How much was joint, and how many villages both, one or none of them reached."""
    if not found.villages:
        return t("No village is left to count in this selection.")
    if not found.has_record:
        return t("No activity is on record here yet.")
    if not found.whole.total:
        return t("No activity is on record {period}.", period=period_words(page, found.period))
    joint = found.whole.joint
    said = t(
        "{part} of {whole} activities {period} were held by Immigration and BP3MI together "
        "({percent}).",
        part=format.number(joint.part),
        whole=format.number(joint.whole),
        period=period_words(page, found.period),
        percent=format.percent(joint),
    )
    both, neither = found.covered(Cover.BOTH), found.covered(Cover.OTHERS, Cover.NOBODY)
    reached = t(
        "Both reached {both} of {whole} villages, neither reached {neither}.",
        both=format.number(both.part),
        whole=format.number(both.whole),
        neither=format.number(neither.part),
    )
    return f"{said} {reached}"


def points_words(page: Page, found: Together) -> str:
    """The change of the joint share in points; nothing where there is nothing to compare with."""
    points = joint_points(found)
    if points is None:
        return ""
    return t(
        "{change} points against {before}",
        change=format.signed_decimal(points),
        before=before_words(page),
    )


def joint_points(found: Together) -> float | None:
    """By how many points the joint share moved."""
    now, before = found.whole.joint, found.before.joint if found.before else None
    if before is None or before.ratio is None or now.ratio is None:
        return None
    return round((now.ratio - before.ratio) * 100, 1)
