"""Join codes and keys: hard to guess, easy to type, expiring."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gtm_framework.errors import RefusedError
from gtm_framework.workshop.room import codes
from gtm_framework.workshop.rules.book import rules
from tests.workshop.room import NINE, at

randomness = st.binary(min_size=32, max_size=32)


def test_a_code_follows_from_the_random_bytes_alone() -> None:
    # 28 in base 28 is 10: the lowest digit comes first
    assert codes.join_code(bytes(32)) == "00000000"
    assert codes.join_code((28 + 27).to_bytes(32, "big")) == "Y1000000"


@given(randomness)
def test_codes_and_keys_have_their_length_and_their_alphabet(random: bytes) -> None:
    code, key = codes.join_code(random), codes.personal_key(random)

    assert (len(code), len(key)) == (8, 27)
    assert set(code + key) <= set(rules().codes.alphabet)


def test_every_symbol_is_as_likely_as_any_other_at_every_place() -> None:
    alphabet = rules().codes.alphabet
    drawn = [codes.join_code(k.to_bytes(32, "big")) for k in range(28**2)]

    for place in (0, 1):
        assert Counter(code[place] for code in drawn) == dict.fromkeys(alphabet, 28)


def test_too_few_random_bytes_are_refused() -> None:
    with pytest.raises(RefusedError) as refused:
        codes.join_code(bytes(31))
    assert str(refused.value) == "code: 31 random bytes are too few. Pass 32 or more."


def test_a_key_cannot_be_guessed_and_a_code_not_under_the_rate_limit() -> None:
    symbols, join_length = len(rules().codes.alphabet), rules().codes.join_length
    limit = rules().attempts
    tries_in_a_day = limit.from_all * (24 * 60 / limit.window_minutes + 1)

    assert symbols ** rules().codes.token_length > 2**128
    assert tries_in_a_day * 10 / symbols**join_length < 1 / 400_000


def test_a_code_is_shown_in_groups() -> None:
    assert codes.spaced("K7M4XP93") == "K7M4-XP93"


@given(randomness, st.sampled_from(["", " ", "-", "–", " - "]), st.booleans())
def test_a_code_is_read_however_it_is_typed(random: bytes, between: str, lower: bool) -> None:
    code = codes.join_code(random)
    typed = between.join(code)

    assert codes.read_join_code(typed.lower() if lower else typed) == code
    assert codes.read_join_code(codes.spaced(code)) == code


def test_a_look_alike_is_read_as_the_one_meant() -> None:
    assert codes.read_join_code("oQiL-zsbU") == "0011258V"


@pytest.mark.parametrize("typed", ["", "K7M4", "K7M4-XP93-9", "K7M4-XPÄ3", "K7M4-XP٣3"])
def test_what_cannot_be_a_code_is_refused_without_a_hint_at_any_code(typed: str) -> None:
    with pytest.raises(RefusedError) as refused:
        codes.read_join_code(typed)
    assert str(refused.value) == (
        f"join code: {typed!r} is not a join code. A code has 8 letters and digits, like 0123-4567."
    )


def test_an_endless_text_is_cut_in_the_refusal() -> None:
    with pytest.raises(RefusedError) as refused:
        codes.read_join_code("x" * 100_000)
    assert len(str(refused.value)) < 200


def test_codes_hold_for_hours_and_keys_for_days() -> None:
    until = codes.join_until(NINE)

    assert codes.holds(until, at(12 * 60 - 1))
    assert not codes.holds(until, at(12 * 60))
    assert codes.key_until(NINE) == at(72 * 60)


def test_only_a_fingerprint_of_a_key_is_kept() -> None:
    # printf K7M4 | sha256sum
    assert codes.fingerprint("K7M4") == "7f1abca86a8b470be2d95b7c0755893611a78970e0e73a220c403f125a2b5cc6"
