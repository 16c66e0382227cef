"""Settings to JSON and back: one file, replaced in one step."""

import json
from collections.abc import Callable
from dataclasses import asdict
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar

from wxrepay_gui.domain.errors import SettingsError
from wxrepay_gui.domain.merchant import RETYPE_FROM, Colour, Merchant
from wxrepay_gui.domain.money import Fen
from wxrepay_gui.domain.network import Network, Proxy, ProxyKind, ProxyMode
from wxrepay_gui.domain.record_id import ALPHABET, STATION_LENGTH, RecordIdPattern, new_station
from wxrepay_gui.domain.settings import Settings
from wxrepay_gui.storage.files import replace_file

SCHEMES = ("light", "dark")
_HIGHEST_PORT = 65535

_Members = dict[str, Any]
_Kind = TypeVar("_Kind", bound=StrEnum)


def load(path: Path, *, station: Callable[[], str] = new_station) -> Settings:
    """The settings at *path*; if there is no such file, defaults with a new *station*.

    Members that this version does not know are passed over.

    Raises:
        SettingsError: The file cannot be read, or does not hold settings.
    """
    try:
        return _read(json.loads(path.read_bytes()))
    except FileNotFoundError:
        return Settings(station=station())
    except OSError as error:
        raise SettingsError(str(path), error.strerror or str(error)) from error
    except (ValueError, RecursionError) as error:
        raise SettingsError(str(path), str(error)) from error


def save(settings: Settings, path: Path) -> None:
    """Replace the file at *path*, so that a crash leaves the old one or the new one, whole.

    Members of an old file of settings that this version does not know are kept.

    Raises:
        SettingsError: The system does not allow it; the old file is untouched.
    """
    old = _known(path)
    entries = {entry["mchid"]: entry for entry in old.get("merchants", ())}
    document = old | asdict(settings)
    document["merchants"] = [
        entries.get(merchant.mchid, {}) | asdict(merchant) for merchant in settings.merchants
    ]
    document["network"] = old.get("network", {}) | asdict(settings.network)
    text = json.dumps(document, ensure_ascii=False, indent=2, default=datetime.isoformat) + "\n"
    try:
        replace_file(path, text.encode(errors="backslashreplace"))
    except OSError as error:
        raise SettingsError(str(path), error.strerror or str(error)) from error


def _known(path: Path) -> _Members:
    """The members of the file at *path*; none if it does not hold settings."""
    try:
        document: _Members = json.loads(path.read_bytes())
        _read(document)
    except (OSError, ValueError, RecursionError):
        return {}
    return document


def _read(document: Any) -> Settings:  # noqa: ANN401  it is what JSON gives
    members = _object(document, "settings")
    scheme = _text_or_none(members, "scheme")
    if scheme not in (None, *SCHEMES):
        raise ValueError(f"scheme: {scheme}")
    enter_moves_on = members.get("enter_moves_on", True)
    if not isinstance(enter_moves_on, bool):
        raise ValueError(f"enter_moves_on: {enter_moves_on}")  # noqa: TRY004  wrong content
    station = _text(members, "station")
    if len(station) != STATION_LENGTH or not set(station) <= set(ALPHABET):
        raise ValueError(f"station: {station}")
    entries = _list(members, "merchants")
    merchants = tuple(_merchant(_object(entry, "merchants")) for entry in entries)
    if len({merchant.mchid for merchant in merchants}) != len(merchants):
        raise ValueError("merchants: a number twice")
    return Settings(
        language=_text_or_none(members, "language"),
        scheme=scheme,
        enter_moves_on=enter_moves_on,
        station=station,
        merchants=merchants,
        chosen=_text(members, "chosen", ""),
        network=_network(_object(members.get("network", {}), "network")),
    )


def _merchant(members: _Members) -> Merchant:
    until = _text_or_none(members, "valid_until")
    moment = None if until is None else datetime.fromisoformat(until)
    if moment is not None and moment.tzinfo is None:
        raise ValueError(f"valid_until: {until}")
    merchant = Merchant(
        mchid=_text(members, "mchid"),
        name=_text(members, "name"),
        company=_text(members, "company", ""),
        serial_no=_text(members, "serial_no"),
        valid_until=moment,
        public_key_id=_text(members, "public_key_id", ""),
        public_key=_text(members, "public_key", ""),
        platform_certificate=_text(members, "platform_certificate", ""),
        colour=_choice(members, "colour", Colour.BLUE),
        retype_from=_fen_or_none(members, "retype_from", RETYPE_FROM),
        cap=_fen_or_none(members, "cap", None),
        record_id_pattern=_text(members, "record_id_pattern", ""),
    )
    if merchant.record_id_pattern:
        RecordIdPattern.parse(merchant.record_id_pattern)
    if not merchant.platform_certificate and not (merchant.public_key_id and merchant.public_key):
        raise ValueError(f"public_key: none for {merchant.mchid}")
    return merchant


def _network(members: _Members) -> Network:
    proxy = members.get("proxy")
    exceptions = _list(members, "exceptions")
    if not all(isinstance(one, str) for one in exceptions):
        raise ValueError("exceptions: not texts")
    return Network(
        mode=_choice(members, "mode", ProxyMode.SYSTEM),
        proxy=None if proxy is None else _proxy(_object(proxy, "proxy")),
        exceptions=tuple(exceptions),
        company_ca=_text(members, "company_ca", ""),
        company_ca_name=_text(members, "company_ca_name", ""),
    )


def _proxy(members: _Members) -> Proxy:
    port = members.get("port")
    if type(port) is not int or not 1 <= port <= _HIGHEST_PORT:
        raise ValueError(f"port: {port}")
    return Proxy(
        kind=_choice(members, "kind", ProxyKind.HTTP),
        host=_text(members, "host"),
        port=port,
        user=_text(members, "user", ""),
    )


def _object(document: Any, name: str) -> _Members:  # noqa: ANN401  it is what JSON gives
    if not isinstance(document, dict):
        raise ValueError(f"{name}: not an object")  # noqa: TRY004  wrong content, not argument
    return document


def _list(members: _Members, name: str) -> list[Any]:
    entries = members.get(name, [])
    if not isinstance(entries, list):
        raise ValueError(f"{name}: not a list")  # noqa: TRY004  wrong content, not argument
    return entries


def _text(members: _Members, name: str, otherwise: str | None = None) -> str:
    text = members.get(name, otherwise)
    if not isinstance(text, str):
        raise ValueError(f"{name}: not a text")  # noqa: TRY004  wrong content, not argument
    return text


def _text_or_none(members: _Members, name: str) -> str | None:
    return None if members.get(name) is None else _text(members, name)


def _choice(members: _Members, name: str, otherwise: _Kind) -> _Kind:
    return type(otherwise)(_text(members, name, otherwise))


def _fen_or_none(members: _Members, name: str, otherwise: Fen | None) -> Fen | None:
    amount = members.get(name, otherwise)
    if amount is not None and (type(amount) is not int or amount <= 0):  # a yes is an int, too
        raise ValueError(f"{name}: {amount}")
    return None if amount is None else Fen(amount)
