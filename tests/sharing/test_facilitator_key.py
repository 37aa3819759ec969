"""The facilitator's key: what one is, what a browser keeps of it, and which opens."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gtm_framework.errors import RefusedError
from gtm_framework.sharing.key import checked_key, cookie_name, is_key, is_pass, key_link, pass_of
from gtm_framework.workshop.room.codes import personal_key

KEY = "K7M4XP93K7M4XP93K7M4XP93"


def test_the_link_carries_the_key() -> None:
    assert key_link("http://192.168.1.5:8501", KEY) == f"http://192.168.1.5:8501/?key={KEY}"


def test_each_port_has_a_pass_of_its_own() -> None:
    assert cookie_name(8501) == "gtm-facilitator-8501"


def test_a_browser_keeps_no_key_but_a_pass_that_opens_the_same_door() -> None:
    assert KEY not in pass_of(KEY)
    assert is_pass(pass_of(KEY), KEY)
    assert not is_pass(KEY, KEY)
    assert not is_key(pass_of(KEY), KEY)


@given(st.text(max_size=40))
def test_nothing_but_the_key_opens(tried: str) -> None:
    assert is_key(tried, KEY) == (tried == KEY)
    assert not is_pass(tried, KEY)


@given(st.binary(min_size=32, max_size=32))
def test_a_key_that_is_made_is_one_that_may_be_used(random: bytes) -> None:
    assert checked_key(personal_key(random)) == personal_key(random)


@pytest.mark.parametrize("key", ["", "short", "K7M4XP93K7M4XP93K7M", "K7M4 XP93 K7M4 XP93 K7M4", "ä" * 24])
def test_a_key_that_could_be_tried_or_does_not_fit_an_address_is_refused(key: str) -> None:
    with pytest.raises(RefusedError) as refusal:
        checked_key(key)
    assert str(refusal.value) == (
        "GTM_FACILITATOR_KEY: The key is not valid. Use at least 20 letters and digits, or leave it unset "
        "to get a new one."
    )
