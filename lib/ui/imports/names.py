"""Names of villages that several have, or none: a choice for each, remembered once saved."""

import streamlit as st

from lib.domain.import_plan import UnclearName, unclear_names
from lib.ui.i18n import t, tn
from lib.ui.imports.deeds import SETTLE, choice_field
from lib.ui.imports.memory import Importing, OpenFile
from lib.ui.record.asked import ask
from lib.ui.record.words import Places
from lib.ui.safe import html, md
from lib.ui.tables import turned_to

_AT_ONCE = 4
_ROWS_TOLD = 5


def show_names(now: Importing, file: OpenFile, places: Places) -> None:
    """A field per name with the villages that it may mean; one button plans with the choices."""
    names = unclear_names(file.plan)
    if not names:
        return
    key = now.key("names")
    with st.container(border=True, key="import-names"):
        title = t("Which village is meant?")
        scope = ", ".join(r.label for r in places.regencies.values())
        if len(places.regencies) > 1:
            scope = t("the same area as you")
        hint = t(
            "Choose one for each name. Once the file is saved, the choice is remembered for "
            "everybody who works in {area}.",
            area=scope,
        )
        st.html(f'<h2 class="pb-part">{html(title)}</h2><p class="pb-hint">{html(hint)}</p>')
        place = st.container()
        turned = turned_to(key, len(names), _AT_ONCE)
        with place.form(now.key(f"names-{turned}"), border=False):
            columns = st.columns(2)
            for nth, name in enumerate(names[(turned - 1) * _AT_ONCE : turned * _AT_ONCE]):
                with columns[nth % 2]:
                    _show_name(now, name, places)
            st.form_submit_button(
                t("Use these choices"),
                icon=":material/playlist_add_check:",
                on_click=ask,
                args=(SETTLE,),
            )


def _show_name(now: Importing, name: UnclearName, places: Places) -> None:
    own = [code for code in name.codes if code in places.villages]
    offered = own if name.several else list(dict.fromkeys([*own, *places.villages]))
    field = choice_field(now, name.written)
    if st.session_state.get(field, name.chosen) not in (None, *offered):
        st.session_state[field] = None
    st.session_state.setdefault(field, name.chosen or None)
    st.selectbox(
        f"{md(name.name)} ({md(_rows_words(name))})",
        offered,
        index=None,
        format_func=places.label,
        placeholder=t("Choose the village meant") if offered else t("None of them is in your area"),
        key=field,
    )


def _rows_words(name: UnclearName) -> str:
    """``baris 4, 7 dan 12 lagi``."""
    told = ", ".join(map(str, name.rows[:_ROWS_TOLD]))
    more = len(name.rows) - _ROWS_TOLD
    if more > 0:
        return t("rows {rows} and {more} more", rows=told, more=more)
    return tn("row {rows}", "rows {rows}", len(name.rows), rows=told)
