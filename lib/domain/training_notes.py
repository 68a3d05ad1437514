"""Trainers and material, which the data package has no columns for, as lines of the notes.

They travel as ``Pelatih: …`` and ``Materi: …`` at the end of the notes, so no export loses them,
and are taken apart again where the form asks for each.
"""

from dataclasses import dataclass

_TRAINERS, _MATERIAL = "Pelatih: ", "Materi: "


@dataclass(frozen=True, slots=True)
class TrainingNotes:
    notes: str = ""
    trainers: str = ""
    material: str = ""


def join_notes(said: TrainingNotes) -> str:
    """The notes with a line for each of the others that is known."""
    lines = [
        said.notes.strip(),
        f"{_TRAINERS}{_one_line(said.trainers)}" if said.trainers.strip() else "",
        f"{_MATERIAL}{_one_line(said.material)}" if said.material.strip() else "",
    ]
    return "\n".join(line for line in lines if line)


def split_notes(text: str) -> TrainingNotes:
    """The notes that ``join_notes`` made, taken apart; whatever else is in them stays notes."""
    lines = text.split("\n")
    material = trainers = ""
    if lines[-1].startswith(_MATERIAL):
        material = lines.pop().removeprefix(_MATERIAL)
    if lines and lines[-1].startswith(_TRAINERS):
        trainers = lines.pop().removeprefix(_TRAINERS)
    return TrainingNotes("\n".join(lines), trainers, material)


def _one_line(text: str) -> str:
    return " ".join(text.split())
