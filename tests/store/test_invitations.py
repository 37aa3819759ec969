"""How people come into a workshop: codes that expire, wrong ones that slow down, keys that are not kept."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import select

from gtm_framework.errors import RefusedError, UnknownNameError
from gtm_framework.store import Store
from gtm_framework.store.workshops.ballot_box import BallotBox
from gtm_framework.store.workshops.errors import (
    TooManyCodesError,
    UnknownParticipantError,
    WrongCodeError,
)
from gtm_framework.store.workshops.workshop_schema import workshop_people, wrong_codes
from gtm_framework.workshop import events as ev
from gtm_framework.workshop.room.codes import RANDOM_BYTES, fingerprint, spaced
from gtm_framework.workshop.rules.book import rules
from tests.store.conftest import StandingClock, TickingClock
from tests.store.meeting import meeting

HERE = "10.0.0.1"
CLOSED = (
    "This {} doesn’t open a workshop. It may have expired. "
    "Check the shared screen, or ask the facilitator for a new one."
)


def closed(what: str) -> str:
    """The pattern of what a code or link that is not valid is answered with."""
    return f"^{re.escape(CLOSED.format(what))}$"


def wrong(box: BallotBox, right: str, address: str = HERE, times: int = 1) -> None:
    """Try codes that open nothing."""
    other = "0" if right[0] != "0" else "1"
    for _ in range(times):
        with pytest.raises(WrongCodeError, match=closed("code")):
            box.workshop_by_code(other + right[1:], address)


def test_the_code_on_the_screen_and_the_link_open_the_workshop(box: BallotBox, acme: str) -> None:
    room = meeting(box, acme)
    invitation = box.invitation(room.id)

    assert box.workshop_by_code(f" {spaced(invitation.code).lower()} ", HERE) == room.id
    assert box.workshop_by_link(invitation.link) == room.id


@pytest.mark.parametrize("typed", ["", "K7M4", "K7M4-XP9!", "\ud83d"])
def test_what_cannot_be_a_code_is_refused_and_is_no_attempt(box: BallotBox, typed: str) -> None:
    with pytest.raises(RefusedError, match="is not a join code"):
        box.workshop_by_code(typed, HERE)

    with box.store.database.reading() as connection:
        assert connection.execute(select(wrong_codes)).all() == []


@pytest.mark.parametrize("secret", ["", "nothing", "\0", "\ud83d", "ä"])
def test_a_link_that_opens_nothing_says_so(box: BallotBox, acme: str, secret: str) -> None:
    box.open_workshop(acme)

    with pytest.raises(WrongCodeError) as refusal:
        box.workshop_by_link(secret)

    assert str(refusal.value) == CLOSED.format("link")


def test_a_code_and_a_link_expire_together(standing: BallotBox, time: StandingClock) -> None:
    room = meeting(standing, standing.store.create_workspace("Acme").id)
    invitation = standing.invitation(room.id)
    time.moves(hours=12, seconds=-1)
    assert standing.workshop_by_code(invitation.code, HERE) == room.id

    time.moves(seconds=1)

    assert standing.invitation(room.id) is None
    with pytest.raises(WrongCodeError) as refusal:
        standing.workshop_by_code(invitation.code, HERE)
    assert str(refusal.value) == CLOSED.format("code")
    with pytest.raises(WrongCodeError, match=closed("link")):
        standing.workshop_by_link(invitation.link)


def test_a_new_invitation_replaces_the_one_before(box: BallotBox, acme: str) -> None:
    room = meeting(box, acme)
    before = box.invitation(room.id)

    after = box.new_invitation(room.id)

    assert box.invitation(room.id) == after
    assert box.workshop_by_code(after.code, HERE) == box.workshop_by_link(after.link) == room.id
    with pytest.raises(WrongCodeError, match=closed("code")):
        box.workshop_by_code(before.code, HERE)
    with pytest.raises(WrongCodeError, match=closed("link")):
        box.workshop_by_link(before.link)


def test_a_withdrawn_invitation_lets_nobody_in_and_removes_nobody(box: BallotBox, acme: str) -> None:
    room = meeting(box, acme)
    invitation, (person, key) = box.invitation(room.id), box.admit(room.id, "Ana")

    box.withdraw_invitation(room.id)

    assert box.invitation(room.id) is None
    with pytest.raises(WrongCodeError, match=closed("code")):
        box.workshop_by_code(invitation.code, HERE)
    assert box.person_of(key) == (room.id, person)


def test_an_invitation_to_a_deleted_workspace_opens_nothing(box: BallotBox, acme: str) -> None:
    room = meeting(box, acme)
    invitation, (_, key) = box.invitation(room.id), box.admit(room.id, "Ana")
    box.store.delete_workspace(acme)

    with pytest.raises(WrongCodeError, match=closed("code")):
        box.workshop_by_code(invitation.code, HERE)
    with pytest.raises(WrongCodeError, match=closed("link")):
        box.workshop_by_link(invitation.link)
    assert box.person_of(key) is None


def test_a_code_that_another_workshop_has_is_made_again(store: Store, acme: str) -> None:
    draws = iter([bytes([1] * RANDOM_BYTES)] * 6 + [bytes([2] * RANDOM_BYTES)] * 3)
    box = BallotBox(store, lambda count: next(draws))

    first, second = box.open_workshop(acme), box.open_workshop(acme)

    assert box.invitation(first.id).code != box.invitation(second.id).code
    assert next(draws, None) is None


def test_wrong_codes_slow_down_the_place_they_come_from_and_no_other(
    standing: BallotBox, time: StandingClock
) -> None:
    room = meeting(standing, standing.store.create_workspace("Acme").id)
    invitation = standing.invitation(room.id)
    wrong(standing, invitation.code, times=9)
    assert standing.workshop_by_code(invitation.code, HERE) == room.id
    time.moves(minutes=1)
    wrong(standing, invitation.code)

    with pytest.raises(TooManyCodesError) as refusal:
        standing.workshop_by_code(invitation.code, HERE)

    assert refusal.value.wait == timedelta(minutes=4)
    assert str(refusal.value) == (
        "Too many wrong codes. Wait 4 minutes and type it again, or scan the QR code: "
        "the link in it always works."
    )
    assert (
        standing.workshop_by_code(invitation.code, "10.0.0.2")
        == standing.workshop_by_link(invitation.link)
        == room.id
    )


def test_the_wait_is_over_when_the_first_attempts_have_passed_and_the_rest_still_count(
    standing: BallotBox,
    time: StandingClock,
) -> None:
    room = meeting(standing, standing.store.create_workspace("Acme").id)
    invitation = standing.invitation(room.id)
    wrong(standing, invitation.code, times=9)
    time.moves(minutes=4, seconds=30)
    wrong(standing, invitation.code)
    with pytest.raises(TooManyCodesError, match="Wait a minute and"):
        standing.workshop_by_code(invitation.code, HERE)

    time.moves(seconds=30)

    assert standing.workshop_by_code(invitation.code, HERE) == room.id
    wrong(standing, invitation.code, times=9)
    with pytest.raises(TooManyCodesError, match=r"^Too many wrong codes. Wait "):
        standing.workshop_by_code(invitation.code, HERE)
    with standing.store.database.reading() as connection:
        assert len(connection.execute(select(wrong_codes)).all()) == 10


def test_a_code_that_was_not_looked_at_is_no_attempt(standing: BallotBox, time: StandingClock) -> None:
    room = meeting(standing, standing.store.create_workspace("Acme").id)
    invitation = standing.invitation(room.id)
    wrong(standing, invitation.code, times=10)
    for _ in range(3):
        with pytest.raises(TooManyCodesError, match=r"^Too many wrong codes. Wait "):
            standing.workshop_by_code(invitation.code, HERE)

    time.moves(minutes=5)

    assert standing.workshop_by_code(invitation.code, HERE) == room.id


def test_ten_typos_of_one_visitor_leave_the_others_of_the_same_address_alone(standing: BallotBox) -> None:
    room = meeting(standing, standing.store.create_workspace("Acme").id)
    invitation = standing.invitation(room.id)
    other = "2" * 8 if invitation.code != "2" * 8 else "3" * 8
    for _ in range(10):
        with pytest.raises(WrongCodeError):
            standing.workshop_by_code(other, HERE, "ana")

    with pytest.raises(TooManyCodesError):
        standing.workshop_by_code(invitation.code, HERE, "ana")
    assert standing.workshop_by_code(invitation.code, HERE, "ben") == room.id


def test_many_places_together_are_slowed_down_too(standing: BallotBox) -> None:
    room = meeting(standing, standing.store.create_workspace("Acme").id)
    invitation = standing.invitation(room.id)
    with standing.store.database.writing() as connection:
        connection.execute(
            wrong_codes.insert(),
            [{"at": standing.store.clock(), "source": f"10.1.0.{n % 256}"} for n in range(300)],
        )

    with pytest.raises(TooManyCodesError, match=r"^Too many wrong codes. Wait "):
        standing.workshop_by_code(invitation.code, HERE)
    assert standing.workshop_by_link(invitation.link) == room.id


def test_wrong_codes_are_remembered_over_a_restart(url: str) -> None:
    clock = StandingClock()
    with Store.open(url, clock=clock) as store:
        room = meeting(BallotBox(store), store.create_workspace("Acme").id)
        code = room.box.invitation(room.id).code
        wrong(room.box, code, times=10)

    with (
        Store.open(url, clock=clock) as store,
        pytest.raises(TooManyCodesError, match=r"^Too many wrong codes. Wait "),
    ):
        BallotBox(store).workshop_by_code(code, HERE)


def test_a_personal_key_opens_the_workshop_for_its_person_and_only_its_fingerprint_is_kept(
    box: BallotBox, acme: str
) -> None:
    room = meeting(box, acme)

    ana, key = box.admit(room.id, "Ana")

    assert box.person_of(key) == (room.id, ana)
    with box.store.database.reading() as connection:
        [row] = connection.execute(select(workshop_people)).all()
    assert row.key_print == fingerprint(key)
    assert key not in [str(value) for value in row]


@pytest.mark.parametrize("key", ["", "K7M4", "\0", "\ud83d", "ä"])
def test_an_unknown_key_opens_nothing(box: BallotBox, acme: str, key: str) -> None:
    meeting(box, acme).join("Ana")

    assert box.person_of(key) is None


def test_a_personal_key_expires(standing: BallotBox, time: StandingClock) -> None:
    room = meeting(standing, standing.store.create_workspace("Acme").id)
    _, key = standing.admit(room.id, "Ana")
    time.moves(hours=72, seconds=-1)
    assert standing.person_of(key) is not None

    time.moves(seconds=1)

    assert standing.person_of(key) is None


def test_a_new_key_replaces_the_lost_one(box: BallotBox, acme: str) -> None:
    room = meeting(box, acme)
    seated, (ana, lost) = box.seat(room.id, "Bo"), box.admit(room.id, "Ana")

    found, phone = box.new_key(room.id, ana.id), box.new_key(room.id, seated.id)

    assert box.person_of(lost) is None
    assert box.person_of(found) == (room.id, ana)
    assert box.person_of(phone) == (room.id, seated.with_changes(device=True))


def test_two_people_of_the_same_name_are_told_apart(box: BallotBox, acme: str) -> None:
    room = meeting(box, acme)
    room.join("Ana")
    room.join(" ana  b ")
    room.join("Ana")
    room.join("Bo")
    room.join("Ana")

    assert [p.name for p in box.people(room.id)] == ["Ana", "ana b", "Ana (2)", "Bo", "Ana (3)"]


def test_in_a_workshop_without_names_none_is_kept(box: BallotBox, acme: str) -> None:
    room = meeting(box, acme, named=False)

    people = [box.admit(room.id, "Ana")[0], box.admit(room.id)[0]]

    assert [p.name for p in people] == ["", ""]
    assert people[0].id != people[1].id


def test_a_workshop_with_names_asks_for_one(box: BallotBox, acme: str) -> None:
    room = meeting(box, acme)

    with pytest.raises(RefusedError) as refusal:
        box.admit(room.id, "  ")

    assert str(refusal.value) == ("join: Add a name. This workshop asks everyone for one.")
    assert box.people(room.id) == ()


def test_a_finished_workshop_lets_nobody_in(box: BallotBox, acme: str) -> None:
    room = meeting(box, acme)
    room.do(ev.Finish)

    with pytest.raises(RefusedError) as refusal:
        box.admit(room.id, "Ana")

    assert str(refusal.value) == ("join: This workshop is over. Ask the facilitator for the next one.")


def test_a_full_workshop_has_room_again_when_somebody_leaves(
    box: BallotBox, acme: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    few = rules().model_copy(update={"limits": rules().limits.model_copy(update={"people": 3})})
    monkeypatch.setattr("gtm_framework.store.workshops.newcomers.rules", lambda: few)
    room = meeting(box, acme, named=False)
    people = [room.join("") for _ in range(3)]
    with pytest.raises(RefusedError) as refusal:
        room.join("")
    assert str(refusal.value) == (
        "join: 3 people are in the workshop, and that is the limit. Ask the facilitator to make room."
    )

    box.leave(room.id, people[0])

    assert room.join("") not in people


def test_an_unknown_role_is_refused(box: BallotBox, acme: str) -> None:
    room = meeting(box, acme)
    ana = room.join("Ana")

    with pytest.raises(UnknownNameError, match="role 'king'"):
        room.join("Bo", "king")
    with pytest.raises(UnknownNameError, match="role 'king'"):
        box.set_role(room.id, ana, "king")


def test_who_leaves_comes_back_as_themselves(box: BallotBox, acme: str, clock: TickingClock) -> None:
    room = meeting(box, acme)
    ana, key = box.admit(room.id, "Ana", "guest")

    gone = box.leave(room.id, ana.id)

    assert gone == ana.with_changes(left_at=clock.now)
    assert box.person_of(key) == (room.id, gone)
    assert box.come_back(room.id, ana.id) == ana
    assert box.people(room.id) == (ana,)


@pytest.mark.parametrize(
    "ask",
    [
        lambda box, room: box.leave(room, "p-none"),
        lambda box, room: box.to_answer(room, "p-none"),
        lambda box, room: box.own_ideas(room, "p-none"),
        lambda box, room: box.cast(room, "p-none"),
        lambda box, room: box.new_key(room, "p-none"),
    ],
)
def test_an_unknown_person_is_refused_without_naming_any_other(
    box: BallotBox, acme: str, ask: Callable[[BallotBox, str], object]
) -> None:
    room = meeting(box, acme)
    room.join("Ana")

    with pytest.raises(UnknownParticipantError) as refusal:
        ask(box, room.id)

    assert str(refusal.value) == "You’re no longer in this workshop. Join again."
    assert refusal.value.person == "p-none"
