"""Trainers and material live in the notes and come apart again."""

import pytest

from lib.domain.training_notes import TrainingNotes, join_notes, split_notes


@pytest.mark.parametrize(
    "said",
    [
        TrainingNotes(),
        TrainingNotes("Hujan deras."),
        TrainingNotes("Baris satu\nBaris dua", "Bapak Asep", "Modul TPPO"),
        TrainingNotes(trainers="Bapak Asep"),
        TrainingNotes(material="Modul TPPO"),
    ],
)
def test_what_was_joined_comes_apart_again(said: TrainingNotes) -> None:
    assert split_notes(join_notes(said)) == said


def test_each_has_a_line_that_a_reader_understands() -> None:
    said = TrainingNotes("Hujan.", "Bapak Asep", "Modul")
    assert join_notes(said) == "Hujan.\nPelatih: Bapak Asep\nMateri: Modul"


@pytest.mark.parametrize("notes", ["Pelatih: A\nlalu hujan", "Materi menyusul", "Kata: Materi: x"])
def test_notes_that_only_look_alike_stay_notes(notes: str) -> None:
    assert split_notes(notes) == TrainingNotes(notes)
