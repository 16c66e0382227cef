"""Settings to JSON and back, whole or not at all."""

import json
import stat
from collections.abc import Callable
from dataclasses import fields, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from wxrepay_gui.domain.errors import SettingsError
from wxrepay_gui.domain.merchant import Colour, Merchant
from wxrepay_gui.domain.money import Fen
from wxrepay_gui.domain.network import Network, Proxy, ProxyKind, ProxyMode
from wxrepay_gui.domain.settings import Settings
from wxrepay_gui.storage.settings import load, save

MERCHANT = Merchant(
    mchid="1230000109",
    name="还款测试\udc80",
    company="还款测试公司",
    serial_no="5157F09EFDC096DE15EBE81A47057A7232F1B8E1",
    valid_until=datetime(2029, 3, 1, 7, 59, 59, tzinfo=UTC),
    public_key_id="PUB_KEY_ID_0112300001092024112900",
    public_key="-----BEGIN PUBLIC KEY-----\n…\n-----END PUBLIC KEY-----\n",
    platform_certificate="-----BEGIN CERTIFICATE-----\n…\n-----END CERTIFICATE-----\n",
    colour=Colour.PINK,
    retype_from=Fen(500_000),
    cap=Fen(9_000_000),
    record_id_pattern="X{random8}",
)
NETWORK = Network(
    mode=ProxyMode.MANUAL,
    proxy=Proxy(kind=ProxyKind.SOCKS5, host="proxy.example", port=65535, user="王五"),
    exceptions=("api.example.com", ".example.org"),
    company_ca="-----BEGIN CERTIFICATE-----\n…\n-----END CERTIFICATE-----\n",
    company_ca_name="公司.pem",
)
SETTINGS = Settings(
    language="zh_CN",
    scheme="dark",
    enter_moves_on=False,
    station="K7",
    merchants=(MERCHANT,),
    chosen="1230000109",
    network=NETWORK,
)
PLAIN = Merchant(mchid="1900000002", name="B", serial_no="0A", platform_certificate="-")
"""Nothing set but what has to be."""

Members = dict[str, Any]


def spoilt(path: Path, change: Callable[[Members], object]) -> None:
    """Write the settings to *path*, with a *change* in their document."""
    save(SETTINGS, path)
    document = json.loads(path.read_bytes())
    change(document)
    path.write_text(json.dumps(document), encoding="utf-8")


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


@pytest.mark.parametrize("kind", [Settings, Merchant, Network, Proxy], ids=lambda one: one.__name__)
def test_nothing_that_is_tried_here_stands_at_its_default(kind: type[Any]) -> None:
    whole: dict[type[Any], Any] = {
        Settings: SETTINGS,
        Merchant: MERCHANT,
        Network: NETWORK,
        Proxy: NETWORK.proxy,
    }
    at_default = [one.name for one in fields(kind) if getattr(whole[kind], one.name) == one.default]
    assert at_default == []


def test_what_nobody_has_set_comes_back_unset(path: Path) -> None:
    settings = Settings(station="K7", merchants=(replace(PLAIN, retype_from=None), PLAIN))
    (unset, usual) = settings.merchants
    settings = replace(settings, merchants=(unset, replace(usual, mchid="1900000003")))
    save(settings, path)
    assert load(path) == settings
    assert load(path).merchants[0].valid_until is None
    assert load(path).merchants[0].retype_from is None


def test_a_file_of_an_older_version_is_read_with_what_it_lacks_at_its_default(path: Path) -> None:
    old = {"mchid": "1", "name": "A", "serial_no": "0A", "public_key_id": "I", "public_key": "K"}
    path.write_text(json.dumps({"station": "K7", "merchants": [old]}), encoding="utf-8")
    merchant = Merchant(mchid="1", name="A", serial_no="0A", public_key_id="I", public_key="K")
    assert load(path) == Settings(station="K7", merchants=(merchant,))


def test_members_of_a_newer_version_are_kept(path: Path) -> None:
    def newer(document: Members) -> None:
        document["later"] = {"a": 1}
        document["merchants"][0]["shape"] = "round"
        document["network"]["speed"] = 7

    spoilt(path, newer)
    assert load(path) == SETTINGS
    save(replace(load(path), language=None, merchants=(MERCHANT, PLAIN)), path)
    kept = json.loads(path.read_bytes())
    assert kept["later"] == {"a": 1}
    assert kept["language"] is None
    assert [one.get("shape") for one in kept["merchants"]] == ["round", None]
    assert kept["network"]["speed"] == 7
    assert load(path) == replace(SETTINGS, language=None, merchants=(MERCHANT, PLAIN))


def test_a_merchant_that_was_removed_takes_its_members_of_a_newer_version_along(
    path: Path,
) -> None:
    spoilt(path, lambda document: document["merchants"][0].update(shape="round"))
    save(SETTINGS.without_merchant(MERCHANT.mchid), path)
    save(SETTINGS, path)
    assert "shape" not in json.loads(path.read_bytes())["merchants"][0]


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2029-03-01T07:59:59+00:00", datetime(2029, 3, 1, 7, 59, 59, tzinfo=UTC)),
        ("2029-03-01T15:59:59+08:00", datetime(2029, 3, 1, 7, 59, 59, tzinfo=UTC)),
        ("2029-03-01T07:59:59Z", datetime(2029, 3, 1, 7, 59, 59, tzinfo=UTC)),
        (None, None),
    ],
)
def test_the_end_of_a_certificate_is_a_moment_anywhere(
    path: Path, text: str | None, moment: datetime | None
) -> None:
    spoilt(path, lambda document: document["merchants"][0].update(valid_until=text))
    assert load(path).merchants[0].valid_until == moment


def test_a_file_that_holds_no_settings_can_be_replaced(path: Path) -> None:
    path.write_text("no JSON", encoding="utf-8")
    save(SETTINGS, path)
    assert load(path) == SETTINGS


def test_a_threshold_that_an_older_version_does_not_know_is_ten_thousand_yuan(path: Path) -> None:
    def older(document: Members) -> None:
        assert document["merchants"][0].pop("retype_from") == 500_000
        assert document["merchants"][0].pop("cap") == 9_000_000

    spoilt(path, older)
    (merchant,) = load(path).merchants
    assert merchant == replace(MERCHANT, retype_from=Fen(1_000_000), cap=None)


@pytest.mark.parametrize("name", ["retype_from", "cap"])
@pytest.mark.parametrize("value", [0, -1, 1e6, True, "500000", []], ids=repr)
def test_a_threshold_is_a_whole_number_of_fen_above_zero(
    path: Path, name: str, value: object
) -> None:
    spoilt(path, lambda document: document["merchants"][0].update({name: value}))
    with pytest.raises(SettingsError, match=name):
        load(path)


BAD_MERCHANT: list[tuple[str, object]] = [
    ("mchid", None),
    ("name", 7),
    ("company", None),
    ("serial_no", []),
    ("valid_until", "soon"),
    ("valid_until", "2029-03-01T07:59:59"),
    ("valid_until", 1),
    ("public_key_id", 1),
    ("public_key", 1),
    ("platform_certificate", 1),
    ("colour", "red"),
    ("colour", 1),
    ("record_id_pattern", 1),
]
BAD_NETWORK: list[tuple[str, object]] = [
    ("mode", "sometimes"),
    ("mode", None),
    ("proxy", "proxy.example:80"),
    ("exceptions", "api.example.com"),
    ("exceptions", [7]),
    ("company_ca", 7),
    ("company_ca_name", 7),
]
BAD_PROXY: list[tuple[str, object]] = [
    ("kind", "gopher"),
    ("host", None),
    ("port", 0),
    ("port", 65536),
    ("port", "80"),
    ("port", True),
    ("port", None),
    ("user", 7),
]


def told(value: object, name: str) -> str:
    """What the reason has in it: the member's name, or for a choice the value."""
    return str(value) if name in {"colour", "mode", "kind"} and isinstance(value, str) else name


def check_refused(path: Path, word: str) -> None:
    with pytest.raises(SettingsError) as caught:
        load(path)
    assert caught.value.path == str(path)
    assert word in caught.value.reason


@pytest.mark.parametrize(("name", "value"), BAD_MERCHANT)
def test_bad_content_of_a_merchant_is_told(path: Path, name: str, value: object) -> None:
    spoilt(path, lambda document: document["merchants"][0].update({name: value}))
    check_refused(path, "soon" if value == "soon" else told(value, name))


@pytest.mark.parametrize(("name", "value"), BAD_NETWORK)
def test_bad_content_of_the_network_is_told(path: Path, name: str, value: object) -> None:
    spoilt(path, lambda document: document["network"].update({name: value}))
    check_refused(path, told(value, name))


@pytest.mark.parametrize(("name", "value"), BAD_PROXY)
def test_bad_content_of_a_proxy_is_told(path: Path, name: str, value: object) -> None:
    spoilt(path, lambda document: document["network"]["proxy"].update({name: value}))
    check_refused(path, told(value, name))


@pytest.mark.parametrize("lacking", ["public_key_id", "public_key"])
def test_a_merchant_whose_answers_nothing_can_verify_is_none(path: Path, lacking: str) -> None:
    def bare(document: Members) -> None:
        document["merchants"][0].update({"platform_certificate": "", lacking: ""})

    spoilt(path, bare)
    with pytest.raises(SettingsError, match="public_key: none for 1230000109"):
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
        '{"station": "K7", "chosen": 1}',
        '{"station": "K7", "network": []}',
    ],
)
def test_what_is_no_settings_is_told_with_the_reason(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError) as caught:
        load(path)
    assert caught.value.path == str(path)
    assert caught.value.reason


def test_a_record_id_pattern_is_one_that_numbers_can_be_made_by(path: Path) -> None:
    own = replace(MERCHANT, record_id_pattern="X{random8}")
    save(replace(SETTINGS, merchants=(own,)), path)
    assert load(path).merchants == (own,)
    save(replace(SETTINGS, merchants=(replace(own, record_id_pattern="X{random3}"),)), path)
    with pytest.raises(SettingsError, match="random_length"):
        load(path)


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
