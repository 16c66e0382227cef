"""The key between the keyring and what signs."""

import traceback

import pytest

from wxrepay_gui.domain.errors import KeyringLockedError, KeyWaitingError
from wxrepay_gui.practice.identity import Identity
from wxrepay_gui.service.key_holder import KeyHolder


def test_before_it_is_read_the_key_is_waited_for() -> None:
    holder = KeyHolder()
    assert isinstance(holder.problem, KeyWaitingError)
    with pytest.raises(KeyWaitingError):
        holder()


def test_a_key_that_is_there_is_given(identity: Identity) -> None:
    holder = KeyHolder(identity.merchant_key)
    assert holder() is identity.merchant_key
    assert holder.problem is None


def test_what_was_in_the_way_is_raised_until_the_key_is_there(identity: Identity) -> None:
    holder = KeyHolder()
    locked = KeyringLockedError("locked")
    holder.put(locked)
    assert holder.problem is locked
    with pytest.raises(KeyringLockedError) as caught:
        holder()
    assert caught.value is locked
    holder.put(identity.merchant_key)
    assert holder() is identity.merchant_key
    assert holder.problem is None


def test_a_key_can_be_lost_again(identity: Identity) -> None:
    holder = KeyHolder(identity.merchant_key)
    holder.put(KeyringLockedError())
    with pytest.raises(KeyringLockedError):
        holder()


def test_the_same_problem_raised_often_tells_of_its_last_time_alone() -> None:
    holder = KeyHolder()
    for _ in range(3):
        with pytest.raises(KeyWaitingError) as caught:
            holder()
    assert len(traceback.extract_tb(caught.value.__traceback__)) == 2


def test_it_shows_nothing_of_the_key(identity: Identity) -> None:
    shown = repr(KeyHolder(identity.merchant_key))
    assert str(identity.merchant_key.private_numbers().p) not in shown
