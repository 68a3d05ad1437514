"""A record that says hostile texts wherever somebody can write one."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from sqlalchemy import update

from lib.config import ROOT
from lib.db import tables
from lib.db.engine import Database
from lib.domain.activities import Activity, AreaLink, Form, Kind, Link, Organiser, State
from lib.domain.attempts import Attempt, AttemptReason
from lib.domain.audit import Origin
from lib.domain.people import Account
from lib.domain.permissions import Role
from lib.domain.record import Record
from lib.domain.rules import (
    Exemption,
    ExemptionReason,
    Membership,
    Programme,
    Snooze,
    SnoozeReason,
    Tier,
    TierRecord,
)
from lib.io.register import read_register
from lib.services.attempts import record_attempt
from lib.services.drafts import save_draft
from lib.services.exemptions import ask_exemption, decline_exemption
from lib.services.imports import commit_import, plan_import
from lib.services.people import create_account
from lib.services.recording import (
    confirm_activities,
    correct_activity,
    delete_activity,
    kept_activity,
    record_activity,
)
from lib.services.setup import load_record
from lib.services.snoozes import end_snooze, snooze_village
from lib.services.writing import By
from tests.integration.sheets import event, xlsx

DAY = date(2026, 11, 24)
AT = datetime(2026, 11, 24, 5, tzinfo=UTC)
DISTRICT = "36.02.13"
CODES = [
    village.code
    for village in read_register(ROOT / "data" / "reference")
    if village.district.code == DISTRICT
][:12]
"""Villages to be named by the texts."""
CHIEF = Account("1", "admin@kantor.id", "Ibu Ratna", Role.ADMINISTRATOR)
OTHER = Account("2", "<img/src/onerror=window.xss=1>@kantor.id", "Budi", Role.ADMINISTRATOR)


def by(account: Account = CHIEF) -> By:
    return By(account.person, Origin.SCREEN, AT)


def activity(number: int, text: str, kind: Kind, state: State = State.HELD) -> Activity:
    """An activity that says the text wherever somebody can write."""
    day = DAY + timedelta(days=number + 1 if state is State.PLANNED else -number - 1)
    return Activity(
        f"{kind}-{state}-{number}",
        day,
        kind,
        Form.SEMINAR,
        state,
        (AreaLink(CODES[number], Link.DIRECT), AreaLink(DISTRICT, Link.DELEGATE)),
        organisers=(Organiser.IMIGRASI, Organiser.BP3MI),
        organiser_units=text,
        topics=(text, f"topik {text}"),
        participants_note=text,
        audience=(text, f"sasaran {text}"),
        venue=text,
        evidence_url=text,
        source_title=text,
        source_url=text if number % 2 else f"https://a.example/{text}",
        source_url_2=text,
        notes=text,
    )


def fill(database: Database, texts: Sequence[str]) -> None:
    """Every text field of the record with each of up to twelve texts, and villages named by them.

    As packages bring them, as people write them, and as files are imported.
    """
    named = list(zip(CODES, texts, strict=False))
    for account in (CHIEF, OTHER):
        create_account(database, by(), account)
    for number, text in enumerate(texts):
        account = Account(f"p{number}", f"p{number}@kantor.id", text, Role.ADMINISTRATOR)
        create_account(database, by(), account)
    with database.write() as connection:
        for code, text in named:
            renamed = update(tables.villages).where(tables.villages.c.code == code)
            assert connection.execute(renamed.values(name=text)).rowcount == 1
    start, until = DAY - timedelta(days=9), DAY + timedelta(days=30)
    load_record(
        database,
        Record(
            activities=tuple(
                activity(number, text, kind)
                for kind in (Kind.OUTREACH, Kind.TRAINING, Kind.OTHER)
                for number, text in enumerate(texts)
            ),
            memberships=tuple(
                Membership(area, programme, start, None, t, t, False, f"https://a.example/{t}", t)
                for code, t in named
                for area, programme in zip((code, DISTRICT), Programme, strict=False)
            ),
            tiers=tuple(TierRecord(code, Tier.HIGH, start, t, t, t) for code, t in named),
            snoozes=tuple(
                Snooze(code, start, DAY - timedelta(days=2), SnoozeReason.OTHER, t)
                for code, t in named[:8]
            ),
            exemptions=tuple(
                Exemption(code, start, until, ExemptionReason.OTHER, t) for code, t in named[8:]
            ),
        ),
    )
    for number, (code, text) in enumerate(named):
        plan = activity(number, text, Kind.OUTREACH, State.PLANNED)
        web = f"https://a.example/{number}"
        record_activity(database, by(OTHER), with_address(plan, web))
        attempt = Attempt(f"a{number}", code, DAY, AttemptReason.ACCESS, text)
        record_attempt(database, by(OTHER), attempt)
        if number < 8:
            wanted = Exemption(code, DAY, until, ExemptionReason.OTHER)
            asked = ask_exemption(database, by(OTHER), wanted, text)
            if number % 2:
                decline_exemption(database, by(), asked, text)
        snooze = Snooze(code, DAY, until, SnoozeReason.OTHER, text)
        kept = snooze_village(database, by(OTHER), snooze)
        if number % 3 == 0:
            end_snooze(database, by(), kept, text)
        content = xlsx(event(code, Tanggal="2026-02-03", Tempat=text, Catatan=text, Topik=text))
        planned = plan_import(database, CHIEF.person, f"{text}.xlsx", content, DAY)
        commit_import(database, by(OTHER), planned, f"b{number}")
    held = kept_activity(database, CHIEF.person, "outreach-held-2").activity
    correct_activity(database, by(OTHER), with_address(held, "https://a.example"), 1, texts[3])
    delete_activity(database, by(OTHER), "training-held-2", 1, texts[7])
    confirm_activities(database, by(), {"outreach-held-2": 2})
    save_draft(database, by(), "activity", texts[1])


def with_address(told: Activity, address: str) -> Activity:
    """The activity with addresses that a service takes."""
    return replace(told, evidence_url=address, source_url=address, source_url_2="")
