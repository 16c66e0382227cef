"""Enrolling a merchant that nobody wants any more once the keyring has answered."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.service.conftest import AUTHOR, NOON, Memory
from wxrepay_gui.domain.settings import Settings
from wxrepay_gui.practice.identity import Identity
from wxrepay_gui.service.gathering import Gathering
from wxrepay_gui.service.office import Office
from wxrepay_gui.storage.keystore import Keystore
from wxrepay_gui.storage.places import World, places_of, settings_of
from wxrepay_gui.storage.settings_store import SettingsStore


class Desk:
    """An office, and the files of one merchant."""

    def __init__(self, base: Path, identity: Identity) -> None:
        self.keyring = Memory()
        self.store = SettingsStore(settings_of(base))
        self.office = Office(
            store=self.store,
            places=places_of(World.REAL, base),
            keystore=lambda: Keystore(self.keyring),
            system_proxy=lambda _host: None,
            author=AUTHOR,
            now=lambda: NOON,
            hosts=("127.0.0.1:9",),
        )
        identity.write(base / "files")
        self.gathering = Gathering(lambda: NOON)
        self.gathering.add([base / "files"])
        self.merchant = identity.merchant

    def enrol(self, *, wanted: bool) -> Settings:
        return self.office.enrol(self.merchant, self.gathering, is_wanted=lambda: wanted)


@pytest.fixture
def desk(tmp_path: Path, identity: Identity) -> Desk:
    return Desk(tmp_path, identity)


def test_a_merchant_that_is_not_wanted_any_more_leaves_no_trace(desk: Desk) -> None:
    assert desk.enrol(wanted=False).merchants == ()
    assert (desk.store.current.merchants, desk.store.current.chosen) == ((), "")
    assert desk.keyring.entries == {}


def test_a_new_key_that_is_not_wanted_any_more_leaves_the_old_one(desk: Desk) -> None:
    desk.store.change(lambda kept: kept.with_merchant(replace(desk.merchant, serial_no="0B")))
    before = desk.store.current
    assert desk.enrol(wanted=False) == before
    assert desk.store.current == before
    assert desk.keyring.entries == {}


def test_the_same_key_that_is_not_wanted_a_second_time_stays(desk: Desk) -> None:
    kept = desk.enrol(wanted=True)
    entries = dict(desk.keyring.entries)
    assert len(entries) == 1
    assert desk.enrol(wanted=False) == kept
    assert desk.keyring.entries == entries
