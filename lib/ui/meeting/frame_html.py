"""What stands around the scenes: filter, tools, steps, and the question about a village."""

from lib.io.hand_out import HandOut, Imprint
from lib.ui.i18n import t
from lib.ui.meeting.scene_html import scene_html
from lib.ui.safe import html

_ICONS = {
    "ask": "M8.5 3a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11ZM12.6 12.6 17 17",
    "notes": "M10 2.5a7.5 7.5 0 1 0 0 15 7.5 7.5 0 0 0 0-15ZM10 9v5M10 6v.2",
    "auto": "M7 4.5v11l8.5-5.5Z",
    "whole": "M3 7.5V3h4.5M12.5 3H17v4.5M17 12.5V17h-4.5M7.5 17H3v-4.5",
    "leave": "M4.5 4.5l11 11M15.5 4.5l-11 11",
    "back": "M12.5 4 6.5 10l6 6",
    "on": "M7.5 4l6 6-6 6",
}
"""Strokes on a field of 20 by 20."""


def meeting_html(found: HandOut, map_address: str) -> str:
    """All five scenes at once, so that the next one is there before it is asked for."""
    scenes = "".join(
        scene_html(scene, place, map_address) for place, scene in enumerate(found.scenes, 1)
    )
    steps = "".join(
        f'<button data-go="{place}"><b>{place}</b> <span>{html(scene.title)}</span></button>'
        for place, scene in enumerate(found.scenes, 1)
    )
    filtered = f'<p class="filter">{_mark(found.imprint)}{html(found.imprint.filter)}</p>'
    return (
        f'<div class="meeting"><header>{filtered}{_tools()}</header><main>{scenes}</main>'
        f'<footer class="imprint" hidden>{html(_told(found.imprint))}</footer>'
        f'<nav aria-label="{html(t("Scenes"))}">{_button("back", t("Scene before"))}{steps}'
        f"{_button('on', t('Next scene'))}</nav>{_question(filtered)}"
        '<p class="unseen turned" role="status"></p></div>'
    )


def _mark(about: Imprint) -> str:
    return f'<strong class="mark">{html(about.record)}</strong> ' if about.mark else ""


def _tools() -> str:
    tools = (
        _button("ask", t("Find a village")),
        _button("notes", t("Explanations"), pressed=True),
        _button("auto", t("Turn by itself"), pressed=True),
        _button("whole", t("Full screen")),
        _button("leave", t("Leave the meeting mode")),
    )
    return f'<div class="tools">{"".join(tools)}</div>'


def _told(about: Imprint) -> str:
    """The small print without the name of whoever holds the meeting."""
    lines = (f"{label}: {value}" for label, value in about.lines if label != t("Made by"))
    return " · ".join(lines)


def _question(filtered: str) -> str:
    """A field for a name and the answer, over the scene until it is closed; the filter stays."""
    said = html(t("Find a village"))
    return (
        f'<section class="question" role="dialog" aria-modal="true" aria-label="{said}" hidden>'
        f"{filtered}"
        f'<div class="line"><div class="search" role="search"></div>'
        f'<button data-do="return">{_icon("leave")}<span>{html(t("Back to the scene"))}</span>'
        '</button></div><div class="answer" aria-live="polite"></div></section>'
    )


def _button(deed: str, words: str, *, pressed: bool = False) -> str:
    state = ' aria-pressed="false"' if pressed else ""
    return (
        f'<button data-do="{deed}" aria-label="{html(words)}" title="{html(words)}"{state}>'
        f"{_icon(deed)}</button>"
    )


def _icon(name: str) -> str:
    return f'<svg viewBox="0 0 20 20" aria-hidden="true"><path d="{_ICONS[name]}"/></svg>'
