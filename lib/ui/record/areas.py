"""For whom it was: villages searched by name, tapped within a district or on the map, pasted, or
taken from the filter; and which of them sent delegates only.

Only areas of the person's scope are offered. What a browser claims beyond that is left out here,
and refused by the service when it is saved.
"""

from collections.abc import Sequence

import streamlit as st

from lib.domain.area_match import Gazetteer
from lib.domain.areas import Village
from lib.domain.pasted_areas import Unclear, read_pasted
from lib.ui import filters, format
from lib.ui.i18n import t, tn
from lib.ui.record.area_map import show_area_map, take_map_choice
from lib.ui.record.faults import show_faults
from lib.ui.record.memory import OpenForm
from lib.ui.record.words import Places
from lib.ui.safe import html, md
from lib.ui.shell import Page

_DISTRICT, _MAP, _PASTE, _FILTER = "district", "map", "paste", "filter"
_CLEAR_FROM = 4
"""Villages from which on one button clears them all."""


def show_areas(page: Page, form: OpenForm, places: Places) -> None:
    """The areas chosen, the ways to choose more, and how each took part."""
    take_map_choice(form, places)
    _leave_out_others(form, places)
    _at_hand(form, places)
    way = _way(form)
    if way == _DISTRICT:
        _by_district(page, form, places)
    elif way == _MAP:
        show_area_map(page, form, places)
    elif way == _PASTE:
        _by_paste(page, form, places)
    else:
        _by_filter(page, form)
    # Below what is tapped: growing above it, the list would move it away under the finger.
    chosen = st.multiselect(
        t("Villages chosen"),
        places.codes,
        format_func=places.label,
        key=form.seeded("areas"),
        placeholder=t("Choose above, or type a village’s name"),
        select_all=False,
        wrap=True,
    )
    show_faults(form, "areas")
    if chosen:
        _links(form, places, chosen)


def _at_hand(form: OpenForm, places: Places) -> None:
    """A village that somebody came to record for: what was under way is kept, and it is offered."""
    code = form.at_hand
    if code not in places.villages or code in form.areas:
        return
    words = t(
        "An entry under way is open; {village} is not part of it.", village=places.short(code)
    )
    with st.container(horizontal=True, vertical_alignment="center", key=form.key("at-hand")):
        st.html(f'<p class="pb-notice" role="status">{html(words)}</p>')
        st.button(
            t("Add {village}", village=md(places.villages[code].name)),
            key=form.key("add-at-hand"),
            type="tertiary",
            icon=":material/add_location_alt:",
            on_click=_add,
            args=(form, [code]),
        )


def _leave_out_others(form: OpenForm, places: Places) -> None:
    """Codes that are not of the scope dropped, before the widgets are drawn."""
    known = places.known
    held = form.values["areas"]
    listed = [code for code in held if code in known] if isinstance(held, list) else []
    delegates = form.values["delegates"]
    sent = [c for c in delegates if c in listed] if isinstance(delegates, list) else []
    for name, kept in (("areas", listed), ("delegates", sent)):
        if form.values[name] != kept:
            form.set(name, kept)


def _way(form: OpenForm) -> str:
    words = {
        _DISTRICT: t("By district"),
        _MAP: t("On the map"),
        _PASTE: t("Paste a list"),
        _FILTER: t("From the filter"),
    }
    key = form.key("way")
    if st.session_state.get(key) not in words:
        st.session_state[key] = _DISTRICT
    chosen = st.segmented_control(
        t("For which villages"),
        list(words),
        format_func=words.__getitem__,
        key=key,
        required=True,
        wrap=True,
    )
    return chosen or _DISTRICT


def _by_district(page: Page, form: OpenForm, places: Places) -> None:
    key = form.key("district")
    if st.session_state.get(key) not in places.districts:
        st.session_state[key] = _first_district(page, form, places)
    district = st.selectbox(
        t("District"),
        list(places.districts),
        format_func=lambda code: _district_label(places, code),
        key=key,
        index=None,
        placeholder=t("Choose a district"),
        label_visibility="collapsed",
    )
    if district is None:
        return
    inside = [code for code in places.villages if code.startswith(f"{district}.")]
    held = form.areas
    name = f"pills-{district}"
    here = [code for code in inside if code in held]
    if set(st.session_state.get(form.key(name), here)) != set(here):
        form.turn(name)
    pills = form.key(name)
    if pills not in st.session_state:
        st.session_state[pills] = here
    st.pills(
        t("Villages of Kec. {name}", name=md(places.districts[district].name)),
        inside,
        selection_mode="multi",
        format_func=lambda code: md(places.villages[code].name),
        key=pills,
        on_change=_tap,
        args=(form, pills, inside),
        label_visibility="collapsed",
    )
    with st.container(horizontal=True, gap="small", key=form.key("district-all")):
        st.button(
            t("All {count} villages", count=len(inside)),
            key=form.key("add-district"),
            type="tertiary",
            icon=":material/done_all:",
            on_click=_add,
            args=(form, inside),
        )
        st.button(
            t("Only the district is known"),
            key=form.key("add-wide"),
            type="tertiary",
            on_click=_add,
            args=(form, [district]),
        )


def _by_paste(page: Page, form: OpenForm, places: Places) -> None:
    st.text_area(
        t("Codes or names, one a line"),
        key=form.seeded("pasted"),
        placeholder=t("3602132020\nName, District"),
        height=110,
        max_chars=20_000,
    )
    st.button(
        t("Read the list"),
        key=form.key("read-pasted"),
        icon=":material/playlist_add_check:",
        on_click=_read_pasted,
        args=(form, page.register),
    )
    unclear = [one for one in form.unclear if isinstance(one, Unclear)]
    for number, one in enumerate(o for o in unclear if o.candidates):
        offered = [code for code in one.candidates if code in places.known]
        st.selectbox(
            t("Which one is “{written}”?", written=md(one.written)),
            offered,
            index=None,
            format_func=places.label,
            placeholder=t("Choose the village meant"),
            key=form.key(f"unclear-{number}"),
            on_change=_settle,
            args=(form, one, form.key(f"unclear-{number}")),
        )
    unknown = [one.written for one in unclear if not one.candidates]
    if unknown:
        said = tn(
            "Not found in your area: {names}",
            "Not found in your area ({count}): {names}",
            len(unknown),
            names="; ".join(unknown),
        )
        st.html(f'<div class="pb-fault" role="alert"><p>{html(said)}</p></div>')


def _by_filter(page: Page, form: OpenForm) -> None:
    picked = page.register.villages.get(page.filter.village or "")
    if picked is not None:
        st.button(
            t("Add {village}, picked on the map", village=md(picked.label)),
            key=form.key("add-picked"),
            icon=":material/add_location_alt:",
            on_click=_add,
            args=(form, [picked.code]),
        )
    rows = page.selection.matching(page.table())
    if len(rows) == len(page.register):
        words = t("Narrow the filter first: it still holds all villages of your area.")
        st.html(f'<p class="pb-hint">{html(words)}</p>')
        return
    said = filters.sentence(page.filter, page.register, page.today)
    st.html(f'<p class="pb-hint">{html(said)}</p>')
    st.button(
        t("Add the {count} villages of the filter", count=format.number(len(rows))),
        key=form.key("add-filter"),
        icon=":material/filter_alt:",
        disabled=not rows,
        on_click=_add,
        args=(form, [row.code for row in rows]),
    )


def _links(form: OpenForm, places: Places, chosen: Sequence[str]) -> None:
    """How many are chosen, and which of them only sent delegates."""
    count = t("{count} chosen", count=format.number(len(chosen)))
    with st.container(horizontal=True, vertical_alignment="center", key=form.key("count")):
        st.html(f'<p class="pb-chosen">{html(count)}</p>')
        if len(chosen) >= _CLEAR_FROM:
            st.button(
                t("Clear all"),
                key=form.key("clear"),
                type="tertiary",
                on_click=_clear,
                args=(form,),
            )
    st.multiselect(
        t("Which of them only sent delegates to an event elsewhere"),
        chosen,
        format_func=places.label,
        key=form.seeded("delegates"),
        placeholder=t("None: it was held there, or for the residents"),
        select_all=False,
    )


def _first_district(page: Page, form: OpenForm, places: Places) -> str | None:
    """The district that the filter, the village picked or the first area chosen lies in."""
    held = next(iter(form.areas), "")
    wanted = (page.selection.district or "", (page.filter.village or "")[:8], held[:8])
    return next((code for code in wanted if code in places.districts), None)


def _district_label(places: Places, code: str) -> str:
    district = places.districts[code]
    named = t("Kec. {name}", name=district.name)
    return named if len(places.regencies) == 1 else f"{named}, {district.regency.label}"


def _tap(form: OpenForm, pills: str, inside: Sequence[str]) -> None:
    form.take_in()
    tapped = st.session_state[pills]
    others = [code for code in form.areas if code not in inside]
    form.set("areas", [*others, *(code for code in inside if code in tapped)])


def _add(form: OpenForm, codes: Sequence[str]) -> None:
    form.take_in()
    form.set("areas", list(dict.fromkeys([*form.areas, *codes])))


def _clear(form: OpenForm) -> None:
    form.take_in()
    form.set("areas", [])


def _read_pasted(form: OpenForm, register: Sequence[Village]) -> None:
    form.take_in()
    read = read_pasted(str(form.values["pasted"]), Gazetteer(register))
    form.unclear = read.unclear
    form.set("areas", list(dict.fromkeys([*form.areas, *read.codes])))
    rest = [one.written for one in read.unclear]
    form.set("pasted", "\n".join(rest))


def _settle(form: OpenForm, one: Unclear, key: str) -> None:
    """A name settled by choosing one of its candidates."""
    chosen = st.session_state.pop(key, None)
    if chosen not in one.candidates:
        return
    _add(form, [chosen])
    form.unclear = [other for other in form.unclear if other != one]
    form.set("pasted", "\n".join(o.written for o in form.unclear if isinstance(o, Unclear)))
