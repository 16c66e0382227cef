"""Merchants and preferences: one JSON file, replaced in one step."""

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

from wxrepay_gui.domain.errors import SettingsError
from wxrepay_gui.domain.merchant import RETYPE_FROM, Merchant
from wxrepay_gui.domain.money import Fen
from wxrepay_gui.domain.record_id import ALPHABET, STATION_LENGTH, new_station
from wxrepay_gui.storage.files import replace_file

SCHEMES = ("light", "dark")

_MERCHANT_TEXTS = frozenset(field.name for field in fields(Merchant)) - {"retype_from"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What the program remembers from one start to the next; nothing in it is secret.

    Attributes:
        language: Such as ``zh_CN``; ``None`` follows the system.
        scheme: One of :data:`SCHEMES`; ``None`` follows the system.
        enter_moves_on: Enter goes to the next field.
        station: This computer's code in out_record_id.
        merchants: Who can sign, each mchid once.
    """

    language: str | None = None
    scheme: str | None = None
    enter_moves_on: bool = True
    station: str
    merchants: tuple[Merchant, ...] = ()


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
    text = json.dumps(document, ensure_ascii=False, indent=2) + "\n"
    try:
        replace_file(path, text.encode(errors="backslashreplace"))
    except OSError as error:
        raise SettingsError(str(path), error.strerror or str(error)) from error


def _known(path: Path) -> dict[str, Any]:
    """The members of the file at *path*; none if it does not hold settings."""
    try:
        document: dict[str, Any] = json.loads(path.read_bytes())
        _read(document)
    except (OSError, ValueError, RecursionError):
        return {}
    return document


def _read(document: Any) -> Settings:  # noqa: ANN401  it is what JSON gives
    if not isinstance(document, dict):
        raise ValueError("not an object")  # noqa: TRY004  wrong content, not a wrong argument
    scheme = _text_or_none(document, "scheme")
    if scheme not in (None, *SCHEMES):
        raise ValueError(f"scheme: {scheme}")
    enter_moves_on = document.get("enter_moves_on", True)
    if not isinstance(enter_moves_on, bool):
        raise ValueError(f"enter_moves_on: {enter_moves_on}")  # noqa: TRY004  wrong content
    station = _text(document, "station")
    if len(station) != STATION_LENGTH or not set(station) <= set(ALPHABET):
        raise ValueError(f"station: {station}")
    entries = document.get("merchants", [])
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise ValueError("merchants: not a list of objects")
    merchants = tuple(map(_merchant, entries))
    if len({merchant.mchid for merchant in merchants}) != len(merchants):
        raise ValueError("merchants: a number twice")
    return Settings(
        language=_text_or_none(document, "language"),
        scheme=scheme,
        enter_moves_on=enter_moves_on,
        station=station,
        merchants=merchants,
    )


def _merchant(members: dict[str, Any]) -> Merchant:
    texts = {name: _text(members, name) for name in _MERCHANT_TEXTS}
    retype_from = members.get("retype_from", RETYPE_FROM)
    if type(retype_from) is not int or retype_from <= 0:  # a yes is an int, too
        raise ValueError(f"retype_from: {retype_from}")
    return Merchant(retype_from=Fen(retype_from), **texts)


def _text(members: dict[str, Any], name: str) -> str:
    text = members.get(name)
    if not isinstance(text, str):
        raise ValueError(f"{name}: not a text")  # noqa: TRY004  wrong content, not argument
    return text


def _text_or_none(members: dict[str, Any], name: str) -> str | None:
    return None if members.get(name) is None else _text(members, name)
