"""The form under way: what was typed, kept for the session and as a draft in the database.

Widgets forget what they hold once they are not drawn (folded, another page, another connection), so
the form keeps it beside them: it is taken in before anything happens and given back before the
widgets are drawn. Nothing typed is lost by a fault, a fold, a reload or a lost connection.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from uuid import uuid4

import streamlit as st

from lib.db.activities import Kept
from lib.domain.activities import Activity, AreaLink, Kind, Link, State
from lib.domain.activity_text import of_text, to_text
from lib.domain.entry_check import Fault
from lib.services.drafts import draft_of, drop_draft, save_draft
from lib.ui.record.fields import FIELDS, Values, activity_of, values_of
from lib.ui.shell import Page

NEW, CORRECTION = "activity", "correction"
"""The two forms, by the name under which their drafts are kept."""
_FORMS = "record-forms"


@dataclass
class OpenForm:
    """One form: what it began with, what is typed, and what stands in the way of saving it."""

    name: str
    base: Activity
    version: int = 0
    values: Values = field(default_factory=dict)
    restored_at: str = ""
    """The stamp of the draft that the form was restored from; empty when it was not."""
    faults: tuple[Fault, ...] = ()
    near: tuple[Activity, ...] = ()
    conflict: Kept | None = None
    unclear: Sequence[object] = ()
    at_hand: str = ""
    """A village that somebody came to record for while another entry was under way."""
    turns: dict[str, int] = field(default_factory=dict)
    """How often a field was changed by something else than its widget."""
    drafted: str = ""
    """The draft as the database has it."""
    begun: str = ""
    """The draft that a form opened and left alone would make: none."""

    def __post_init__(self) -> None:
        self.values = self.values or values_of(self.base)
        self.begun = self.begun or self.payload()

    def key(self, name: str) -> str:
        """The key of a widget of this form; another form has others."""
        turn = self.turns.get(name, 0)
        return f"record-{self.name}-{name}" + (f"-{turn}" if turn else "")

    def seeded(self, name: str) -> str:
        """The key of a widget that is to show what the form holds."""
        key = self.key(name)
        if key not in st.session_state:
            st.session_state[key] = self.values[name]
        return key

    @property
    def areas(self) -> list[str]:
        """The codes of the areas chosen so far."""
        held = self.values["areas"]
        return [str(code) for code in held] if isinstance(held, list) else []

    def set(self, name: str, value: object) -> None:
        """A field changed by something else than its own widget; before the widget is drawn."""
        self.values[name] = value
        self.turn(name)

    def turn(self, name: str) -> None:
        """Another widget in place of the one drawn, which shows what the form holds now.

        A browser that has not drawn a change yet sends the old value along with the next click.
        Under the old key it means nothing; under the same one a quick tap would be taken back.
        """
        st.session_state.pop(self.key(name), None)
        self.turns[name] = self.turns.get(name, 0) + 1

    def take_in(self) -> None:
        """What the widgets hold, kept beside them."""
        for name in FIELDS:
            if self.key(name) in st.session_state:
                self.values[name] = st.session_state[self.key(name)]

    def fill(self, activity: Activity) -> None:
        """Every field as an activity says, the reason kept."""
        self.values = values_of(activity) | {"reason": self.values["reason"]}
        self.forget_widgets()

    def forget_widgets(self) -> None:
        for name in FIELDS:
            st.session_state.pop(self.key(name), None)

    def activity(self) -> Activity:
        return activity_of(self.values, self.base)

    def payload(self) -> str:
        """What a draft keeps of the form."""
        said = {
            "base": to_text(self.base),
            "typed": to_text(self.activity()),
            "version": self.version,
            "reason": self.values["reason"],
            "pasted": self.values["pasted"],
        }
        return json.dumps(said, ensure_ascii=False)


def new_form(page: Page) -> OpenForm:
    """The form for a new activity: the one under way, its draft, or an empty one."""
    forms = _forms(page)
    if NEW not in forms:
        forms[NEW] = _restored(page, NEW) or OpenForm(NEW, _fresh(page))
    return forms[NEW]


def correction_form(page: Page) -> OpenForm | None:
    """The correction under way, or its draft; None when nothing is being corrected."""
    forms = _forms(page)
    if CORRECTION not in forms:
        restored = _restored(page, CORRECTION)
        if restored is None:
            return None
        forms[CORRECTION] = restored
    return forms[CORRECTION]


def begin(page: Page, like: Activity | None = None) -> OpenForm:
    """A new form; organisers, kind, form and state as in the one before."""
    fresh = _fresh(page)
    if like is not None:
        fresh = replace(fresh, organisers=like.organisers, kind=like.kind, form=like.form, areas=())
    return _open(page, OpenForm(NEW, fresh))


def begin_again(page: Page, activity: Activity) -> OpenForm:
    """A new form that says what an activity said, to be mended and saved as another one."""
    form = begin(page)
    form.fill(replace(activity, id=form.base.id))
    return form


def begin_for(page: Page, village_code: str) -> None:
    """The form opened for a village; one under way is left as it is, the village at hand."""
    form = new_form(page)
    if form.payload() == form.begun:
        fresh = replace(_fresh(page), areas=(AreaLink(village_code, Link.DIRECT),))
        _open(page, OpenForm(NEW, fresh))
    else:
        form.at_hand = village_code


def begin_correction(page: Page, kept: Kept) -> OpenForm:
    """The form filled in with a record."""
    return _open(page, OpenForm(CORRECTION, kept.activity, kept.version))


def close(page: Page, form: OpenForm) -> None:
    """The form put away and its draft thrown away."""
    form.forget_widgets()
    _forms(page).pop(form.name, None)
    if form.drafted:
        drop_draft(page.database, page.by(), form.name)


def keep_draft(page: Page, form: OpenForm) -> None:
    """What was typed, kept in the database; a form left alone, or emptied again, keeps nothing."""
    payload = form.payload()
    if payload == form.drafted or (payload == form.begun and not form.drafted):
        return
    if payload == form.begun:
        drop_draft(page.database, page.by(), form.name)
        form.drafted = ""
        return
    save_draft(page.database, page.by(), form.name, payload)
    form.drafted = payload


def _open(page: Page, form: OpenForm) -> OpenForm:
    before = _forms(page).get(form.name)
    if before is not None:
        close(page, before)
    form.forget_widgets()
    _forms(page)[form.name] = form
    return form


def _forms(page: Page) -> dict[str, OpenForm]:
    """The forms of this session and person; another person's are put away."""
    owner, forms = st.session_state.get(_FORMS, ("", {}))
    if owner != page.person.email:
        for form in forms.values():
            form.forget_widgets()
        forms = {}
        st.session_state[_FORMS] = (page.person.email, forms)
    found: dict[str, OpenForm] = forms
    return found


def _restored(page: Page, name: str) -> OpenForm | None:
    """The form as its draft has it; a draft of another release that cannot be read is left."""
    draft = draft_of(page.database, page.person, name)
    if draft is None:
        return None
    try:
        said = json.loads(draft.payload)
        base, typed = of_text(said["base"]), of_text(said["typed"])
        reason, pasted, version = str(said["reason"]), str(said["pasted"]), int(said["version"])
    except (ValueError, KeyError, TypeError):
        return None
    values = values_of(typed) | {"reason": reason, "pasted": pasted}
    begun = OpenForm(name, base, version).begun
    return OpenForm(
        name,
        base,
        version,
        values,
        restored_at=draft.saved_at,
        drafted=draft.payload,
        begun=begun,
    )


def _fresh(page: Page) -> Activity:
    """An empty activity of today, for the village picked on the map where one is."""
    today: date = page.today
    own = {village.code for village in page.register}
    picked = page.filter.village
    return Activity(
        id=str(uuid4()),
        date=today,
        kind=Kind.OUTREACH,
        form=None,
        state=State.HELD,
        areas=(AreaLink(picked, Link.DIRECT),) if picked in own and picked else (),
        recorded_on=today,
    )
