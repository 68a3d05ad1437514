"""Who reached a village follows from its visits, and offices are read as the record names them."""

from hypothesis import given
from hypothesis import strategies as st

from lib.domain.together import Cover, Holders, Office, cover_of, offices_of, summed

VISITS = st.dictionaries(st.sampled_from(Holders), st.integers(0, 3))


@given(VISITS)
def test_a_village_is_covered_by_whoever_came_alone_or_together(visits):
    def came(*holders):
        return any(visits.get(h, 0) for h in holders)

    imigrasi = came(Holders.IMIGRASI, Holders.TOGETHER)
    bp3mi = came(Holders.BP3MI, Holders.TOGETHER)
    expected = {
        (True, True): Cover.BOTH,
        (True, False): Cover.IMIGRASI,
        (False, True): Cover.BP3MI,
        (False, False): Cover.OTHERS if came(*Holders) else Cover.NOBODY,
    }
    assert cover_of(visits) is expected[imigrasi, bp3mi]


def test_one_visit_of_each_agency_covers_as_a_joint_one_does():
    apart = {Holders.IMIGRASI: 1, Holders.BP3MI: 1}
    assert cover_of(apart) is cover_of({Holders.TOGETHER: 1}) is Cover.BOTH


def test_an_unknown_organiser_is_neither_of_the_two_and_not_nobody():
    assert cover_of({Holders.UNKNOWN: 1}) is Cover.OTHERS


def test_a_unit_is_named_once_however_often_it_is_written():
    found = offices_of("Kanim Serang;  kanim   serang ; BP3MI Banten;", Holders.TOGETHER)
    assert found == (Office("Kanim Serang"), Office("BP3MI Banten"))


def test_without_a_unit_the_office_is_known_by_its_agency_alone():
    assert offices_of(" ; ", Holders.IMIGRASI) == (Office("", Holders.IMIGRASI),)


@given(st.lists(VISITS))
def test_a_sum_names_every_holder(parts):
    found = summed(parts)
    assert set(found) == set(Holders)
    assert sum(found.values()) == sum(sum(part.values()) for part in parts)
