"""The settings as they are now, changed one at a time, and never over what could not be read."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from wxrepay_gui.domain.errors import SettingsError
from wxrepay_gui.domain.merchant import Merchant
from wxrepay_gui.domain.settings import PRACTICE, Settings
from wxrepay_gui.storage.settings import load, save
from wxrepay_gui.storage.settings_store import SettingsStore


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "settings.json"


@pytest.fixture
def store(path: Path) -> SettingsStore:
    return SettingsStore(path)


def merchant(mchid: str) -> Merchant:
    return Merchant(mchid=mchid, name=mchid, serial_no="0A", platform_certificate="-")


def test_reading_writes_nothing(store: SettingsStore, path: Path) -> None:
    assert store.problem is None
    assert store.current == Settings(station=store.current.station)
    assert not path.parent.exists()


def test_the_first_change_makes_the_folder_and_the_station_last(
    store: SettingsStore, path: Path
) -> None:
    station = store.current.station
    assert store.change() == store.current == load(path) == Settings(station=station)
    assert SettingsStore(path).current.station == station


def test_a_change_is_what_is_held_and_what_is_written(store: SettingsStore, path: Path) -> None:
    changed = store.change(lambda kept: replace(kept, chosen=PRACTICE))
    assert changed.chosen == PRACTICE
    assert store.current == changed == load(path)


def test_a_change_starts_from_what_another_window_has_written(
    store: SettingsStore, path: Path
) -> None:
    store.change(lambda kept: kept.with_merchant(merchant("1")))
    SettingsStore(path).change(lambda kept: replace(kept, scheme="dark"))
    assert store.current.scheme is None
    changed = store.change(lambda kept: kept.with_merchant(merchant("2")))
    assert (changed.scheme, [one.mchid for one in changed.merchants]) == ("dark", ["1", "2"])


def test_no_change_is_lost_where_many_threads_make_them(store: SettingsStore, path: Path) -> None:
    numbers = [str(number) for number in range(40)]
    with ThreadPoolExecutor(8) as threads:
        list(
            threads.map(
                lambda number: store.change(lambda kept: kept.with_merchant(merchant(number))),
                numbers,
            )
        )
    assert {one.mchid for one in load(path).merchants} == set(numbers)


def test_what_could_not_be_read_is_never_written_over(path: Path) -> None:
    path.parent.mkdir()
    path.write_text("{", encoding="utf-8")
    store = SettingsStore(path)
    assert store.current == Settings(station=store.current.station)
    assert isinstance(store.problem, SettingsError)
    with pytest.raises(SettingsError) as caught:
        store.change(lambda kept: replace(kept, chosen=PRACTICE))
    assert caught.value is store.problem
    assert path.read_text(encoding="utf-8") == "{"
    assert store.current.chosen == ""


def test_what_cannot_be_read_any_more_is_not_written_over_either(
    store: SettingsStore, path: Path
) -> None:
    before = store.change(lambda kept: replace(kept, chosen=PRACTICE))
    path.write_text("{", encoding="utf-8")
    with pytest.raises(SettingsError):
        store.change(lambda kept: replace(kept, chosen=""))
    assert path.read_text(encoding="utf-8") == "{"
    assert store.current == before
    save(before, path)
    assert store.change(lambda kept: replace(kept, chosen="")).chosen == ""


def test_what_cannot_be_written_is_not_held(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file where the folder should be", encoding="utf-8")
    store = SettingsStore(tmp_path / "data" / "settings.json")
    before = store.current
    with pytest.raises(SettingsError):
        store.change(lambda kept: replace(kept, chosen=PRACTICE))
    assert store.current == before


def test_a_change_that_fails_leaves_all_as_it_was(store: SettingsStore, path: Path) -> None:
    before = store.change()

    def fail(_kept: Settings) -> Settings:
        raise LookupError

    with pytest.raises(LookupError):
        store.change(fail)
    assert store.current == before == load(path)
    assert store.change(lambda kept: replace(kept, scheme="dark")).scheme == "dark"
