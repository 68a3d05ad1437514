"""Our vocabularies in the words of offices, Indonesian and English, and what to write for each."""

import re
from collections.abc import Mapping
from enum import StrEnum
from typing import TypeVar

from lib.domain.activities import Form, Kind, Link, Organiser, State
from lib.domain.area_names import plain

Word = TypeVar("Word", bound=StrEnum)

KIND_WORDS = {
    Kind.OUTREACH: "Sosialisasi",
    Kind.TRAINING: "Pelatihan",
    Kind.OTHER: "Kegiatan lain",
}
FORM_WORDS = {
    Form.SEMINAR: "Seminar",
    Form.COUNSELLING: "Penyuluhan",
    Form.CAMPAIGN: "Kampanye informasi",
    Form.SCHOOL_VISIT: "Kunjungan sekolah",
    Form.FACE_TO_FACE: "Tatap muka",
    Form.MEDIA: "Media/daring",
    Form.PASSPORT_SERVICE: "Layanan paspor",
    Form.INAUGURATION: "Pengukuhan",
    Form.TECHNICAL_GUIDANCE: "Bimbingan teknis",
    Form.TRAINING_OF_TRAINERS: "Pelatihan pelatih (ToT)",
    Form.JOINT_TRAINING: "Pelatihan bersama",
    Form.SKILLS: "Keterampilan",
    Form.COORDINATION: "Rapat koordinasi",
    Form.AGREEMENT: "Perjanjian kerja sama",
    Form.OTHER: "Bentuk lain",
}
STATE_WORDS = {State.HELD: "Terlaksana", State.PLANNED: "Rencana", State.CANCELLED: "Batal"}
LINK_WORDS = {Link.DIRECT: "Langsung", Link.DELEGATE: "Perwakilan"}
ORGANISER_WORDS = {
    Organiser.IMIGRASI: "Imigrasi",
    Organiser.BP3MI: "BP3MI",
    Organiser.LOCAL_GOVERNMENT: "Pemerintah daerah",
    Organiser.POLICE: "Kepolisian",
    Organiser.UNIVERSITY: "Perguruan tinggi",
    Organiser.NGO: "Masyarakat sipil",
    Organiser.OTHER: "Lembaga lain",
}
"""The word that the template offers for each entry."""


def _known(offered: Mapping[Word, str], also: Mapping[Word, str]) -> dict[str, Word]:
    known: dict[str, Word] = {}
    for entry, usual in offered.items():
        for word in (entry.value, usual, *also.get(entry, "").split(", ")):
            known[plain(word)] = entry
    known.pop("", None)
    return known


KINDS = _known(
    KIND_WORDS,
    {
        Kind.OUTREACH: "sosialisasi TPPO, outreach, socialisation, socialization",
        Kind.TRAINING: "pelatihan masyarakat, diklat, training",
        Kind.OTHER: "lain, lainnya, lain-lain, kegiatan lainnya, other activity",
    },
)
FORMS = _known(
    FORM_WORDS,
    {
        Form.SEMINAR: "webinar, talkshow, dialog",
        Form.COUNSELLING: "penyuluhan hukum, counseling, ceramah",
        Form.CAMPAIGN: "kampanye, information campaign",
        Form.SCHOOL_VISIT: "goes to school, kunjungan ke sekolah",
        Form.FACE_TO_FACE: "tatap muka langsung, anjangsana, door to door",
        Form.MEDIA: "media, daring, online, media atau daring, radio, siaran radio, "
        "media or online",
        Form.PASSPORT_SERVICE: "pelayanan paspor, eazy passport",
        Form.INAUGURATION: "peresmian, pencanangan",
        Form.TECHNICAL_GUIDANCE: "bimtek",
        Form.TRAINING_OF_TRAINERS: "ToT, pelatihan pelatih, training of trainer",
        Form.SKILLS: "pelatihan keterampilan, skill",
        Form.COORDINATION: "koordinasi, rakor, rapat, coordination meeting",
        Form.AGREEMENT: "PKS, MoU, nota kesepahaman, kerja sama, kerjasama",
        Form.OTHER: "lain, lainnya, lain-lain, other form",
    },
)
STATES = _known(
    STATE_WORDS,
    {
        State.HELD: "selesai, sudah, sudah terlaksana, dilaksanakan, sudah dilaksanakan, done",
        State.PLANNED: "direncanakan, rencana kegiatan, akan datang, terjadwal, belum terlaksana, "
        "plan",
        State.CANCELLED: "dibatalkan, canceled, tidak terlaksana",
    },
)
LINKS = _known(LINK_WORDS, {Link.DELEGATE: "delegasi, utusan, wakil, delegates, delegate"})
ORGANISERS = _known(
    ORGANISER_WORDS,
    {
        Organiser.IMIGRASI: "kantor imigrasi, kanim, ditjen imigrasi, immigration",
        Organiser.BP3MI: "BP2MI, BP3MI Banten, KemenP2MI, KP2MI, P4MI",
        Organiser.LOCAL_GOVERNMENT: "pemda, pemkab, pemkot, pemprov, pemerintah desa, disnaker, "
        "disnakertrans, dinas tenaga kerja, kecamatan, kelurahan, desa",
        Organiser.POLICE: "polisi, polri, polda, polres, polresta, polsek",
        Organiser.UNIVERSITY: "universitas, kampus, perguruan tinggi swasta",
        Organiser.NGO: "LSM, ormas, organisasi masyarakat, NGO, civil society",
        Organiser.OTHER: "lain, lainnya, lain-lain, other agency, instansi lain",
    },
)

KIND_OF_FORM = {
    Form.SEMINAR: Kind.OUTREACH,
    Form.COUNSELLING: Kind.OUTREACH,
    Form.CAMPAIGN: Kind.OUTREACH,
    Form.SCHOOL_VISIT: Kind.OUTREACH,
    Form.FACE_TO_FACE: Kind.OUTREACH,
    Form.MEDIA: Kind.OUTREACH,
    Form.TECHNICAL_GUIDANCE: Kind.TRAINING,
    Form.TRAINING_OF_TRAINERS: Kind.TRAINING,
    Form.JOINT_TRAINING: Kind.TRAINING,
    Form.SKILLS: Kind.TRAINING,
    Form.COORDINATION: Kind.OTHER,
    Form.AGREEMENT: Kind.OTHER,
}
"""Forms that belong to one kind only, so that the form alone says it."""

_UNITS = (
    (re.compile(r"\b(kantor imigrasi|kanim|imigrasi)\b", re.IGNORECASE), Organiser.IMIGRASI),
    (re.compile(r"\b(bp3mi|bp2mi|p4mi|kemenp2mi|kp2mi)\b", re.IGNORECASE), Organiser.BP3MI),
    (re.compile(r"^(polda|polres|polresta|polsek|kepolisian)\b", re.IGNORECASE), Organiser.POLICE),
    (re.compile(r"^(universitas|univ|politeknik|institut)\b", re.IGNORECASE), Organiser.UNIVERSITY),
    (
        re.compile(r"^(dinas|disnaker\w*|pemerintah|pemkab|pemkot|pemprov)\b", re.IGNORECASE),
        Organiser.LOCAL_GOVERNMENT,
    ),
)


def organiser_of_unit(text: str) -> Organiser | None:
    """The agency that a unit such as *Kantor Imigrasi Kelas I Serang* belongs to.

    None where the text names no agency, or more than one.
    """
    found = {organiser for pattern, organiser in _UNITS if pattern.search(text)}
    return found.pop() if len(found) == 1 else None


def offered(words: Mapping[Word, str]) -> str:
    """The words that may be written, for a sentence."""
    return ", ".join(words.values())
