"""Settings to JSON and back, whole or not at all."""

import json
import stat
from dataclasses import replace
from pathlib import Path

import pytest

from wxrepay_gui.domain.errors import SettingsError
from wxrepay_gui.domain.merchant import Merchant
from wxrepay_gui.domain.money import Fen
from wxrepay_gui.storage.settings import Settings, load, save

MERCHANT = Merchant(
    mchid="1230000109",
    name="还款测试\udc80",
    serial_no="5157F09EFDC096DE15EBE81A47057A7232F1B8E1",
    public_key_id="PUB_KEY_ID_0112300001092024112900",
    public_key="-----BEGIN PUBLIC KEY-----\n…\n-----END PUBLIC KEY-----\n",
    retype_from=Fen(500_000),
)
SETTINGS = Settings(
    language="zh_CN", scheme="dark", enter_moves_on=False, station="K7", merchants=(MERCHANT,)
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "settings.json"


def test_settings_come_back_as_they_were_saved(path: Path) -> None:
    save(SETTINGS, path)
    assert load(path) == SETTINGS


def test_without_a_file_there_are_defaults_and_a_new_station(path: Path) -> None:
    assert load(path, station=lambda: "ZZ") == Settings(station="ZZ")
    assert len(load(path).station) == 2
    assert not path.exists()


def test_the_file_is_for_this_user_alone_and_nothing_is_left_beside_it(path: Path) -> None:
    save(SETTINGS, path)
    save(SETTINGS, path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert list(path.parent.iterdir()) == [path]


def test_members_of_a_newer_version_are_kept(path: Path) -> None:
    save(SETTINGS, path)
    document = json.loads(path.read_bytes())
    document["later"] = {"a": 1}
    document["merchants"][0]["colour"] = "red"
    path.write_text(json.dumps(document), encoding="utf-8")
    save(replace(load(path), language=None), path)
    kept = json.loads(path.read_bytes())
    assert kept["later"] == {"a": 1}
    assert kept["language"] is None
    assert kept["merchants"][0]["colour"] == "red"
    assert load(path) == replace(SETTINGS, language=None)


def test_a_file_that_holds_no_settings_can_be_replaced(path: Path) -> None:
    path.write_text("no JSON", encoding="utf-8")
    save(SETTINGS, path)
    assert load(path) == SETTINGS


def test_a_threshold_that_nobody_has_set_is_ten_thousand_yuan(path: Path) -> None:
    save(SETTINGS, path)
    document = json.loads(path.read_bytes())
    assert document["merchants"][0].pop("retype_from") == 500_000
    path.write_text(json.dumps(document), encoding="utf-8")
    (merchant,) = load(path).merchants
    assert merchant == replace(MERCHANT, retype_from=Fen(1_000_000))


@pytest.mark.parametrize("value", [0, -1, 1e6, True, "500000", None, []], ids=repr)
def test_a_threshold_is_a_whole_number_of_fen_above_zero(path: Path, value: object) -> None:
    save(SETTINGS, path)
    document = json.loads(path.read_bytes())
    document["merchants"][0]["retype_from"] = value
    path.write_text(json.dumps(document), encoding="utf-8")
    with pytest.raises(SettingsError, match="retype_from"):
        load(path)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "no JSON",
        "[]",
        "[" * 100_000,
        "{}",
        '{"station": 7}',
        '{"station": "K"}',
        '{"station": "K-"}',
        '{"station": "K7", "language": 1}',
        '{"station": "K7", "scheme": "pink"}',
        '{"station": "K7", "enter_moves_on": 1}',
        '{"station": "K7", "merchants": {}}',
        '{"station": "K7", "merchants": [1]}',
        '{"station": "K7", "merchants": [{"mchid": "1"}]}',
    ],
)
def test_what_is_no_settings_is_told_with_the_reason(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError) as caught:
        load(path)
    assert caught.value.path == str(path)
    assert caught.value.reason


def test_a_merchant_can_be_there_once(path: Path) -> None:
    save(replace(SETTINGS, merchants=(MERCHANT, replace(MERCHANT, name="again"))), path)
    with pytest.raises(SettingsError, match="twice"):
        load(path)


def test_a_file_that_cannot_be_read_is_told(path: Path) -> None:
    path.mkdir()
    with pytest.raises(SettingsError, match="directory"):
        load(path)


def test_a_failed_save_leaves_nothing_behind(path: Path) -> None:
    path.mkdir()
    with pytest.raises(SettingsError):
        save(SETTINGS, path)
    assert list(path.parent.iterdir()) == [path]


def test_a_missing_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(SettingsError):
        save(SETTINGS, tmp_path / "missing" / "settings.json")
