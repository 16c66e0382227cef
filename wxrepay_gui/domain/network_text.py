"""What a person types about a proxy: its host, its port, who logs in, and who goes without it."""

import re
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

from wxrepay_gui.domain.typed import to_half_width, trim

if TYPE_CHECKING:
    from collections.abc import Mapping

HIGHEST_PORT = 65535
LONGEST_HOST = 253
"""Characters of a name (RFC 1035, without the last point)."""

_LABEL = r"[0-9A-Za-z_](?:[0-9A-Za-z_-]{0,61}[0-9A-Za-z_])?"
"""Underscores are in no standard, and in many companies' names."""

_NAME = re.compile(rf"{_LABEL}(?:\.{_LABEL})*", re.ASCII)
_V4 = re.compile(r"(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.(?!$)|$)){4}", re.ASCII)
_V6 = re.compile(r"[0-9A-Fa-f]{0,4}(?::[0-9A-Fa-f]{0,4}){2,7}", re.ASCII)
_BETWEEN = re.compile(r"[\s,;、]+")


class NetworkFault(StrEnum):
    """What is wrong with a text about a proxy; the words stand in the gui."""

    HOST_MISSING = "host_missing"
    HOST_IS_URL = "host_is_url"
    """A whole address such as ``http://10.1.2.3:8080``."""

    HOST_HAS_PORT = "host_has_port"
    """facts: host, port."""

    HOST_IMPOSSIBLE = "host_impossible"
    """Neither a name nor an address."""

    PORT_MISSING = "port_missing"
    PORT_IMPOSSIBLE = "port_impossible"
    """No whole number from 1 to 65535; facts: highest."""

    USER_IMPOSSIBLE = "user_impossible"
    """A colon, which ends the user in HTTP's login (RFC 7617)."""

    USER_MISSING = "user_missing"
    """A password without anybody who logs in."""

    EXCEPTION_IMPOSSIBLE = "exception_impossible"
    """Neither a host nor a domain with a point before it; facts: text."""


class NetworkTextError(ValueError):
    """The text cannot be used; *fault* says why, *facts* what its sentence names."""

    def __init__(self, fault: NetworkFault, **facts: object) -> None:
        super().__init__(fault.value)
        self.fault = fault
        self.facts: Mapping[str, str] = MappingProxyType(
            {name: str(fact) for name, fact in facts.items()}
        )


def tidy(text: str) -> str:
    """*text* without blanks at its ends and full-width forms, which no host has."""
    return to_half_width(trim(text)[0])


def parse_host(text: str) -> str:
    """Read a proxy's name or address; an IPv6 address may stand in brackets.

    Whether anybody is there is not asked.

    Raises:
        NetworkTextError: With one of the HOST faults.
    """
    plain = tidy(text)
    if not plain:
        raise NetworkTextError(NetworkFault.HOST_MISSING)
    if "/" in plain:
        raise NetworkTextError(NetworkFault.HOST_IS_URL)
    bare = plain.removeprefix("[").removesuffix("]")
    if _V6.fullmatch(bare):
        return bare
    host, colon, port = plain.rpartition(":")
    if colon and port.isdecimal() and _is_host(host):
        raise NetworkTextError(NetworkFault.HOST_HAS_PORT, host=host, port=port)
    if not _is_host(plain):
        raise NetworkTextError(NetworkFault.HOST_IMPOSSIBLE)
    return plain


def parse_port(text: str) -> int:
    """Read a port's number.

    Raises:
        NetworkTextError: PORT_MISSING or PORT_IMPOSSIBLE.
    """
    plain = tidy(text)
    if not plain:
        raise NetworkTextError(NetworkFault.PORT_MISSING)
    if not re.fullmatch(r"\d{1,5}", plain, re.ASCII) or not 1 <= int(plain) <= HIGHEST_PORT:
        raise NetworkTextError(NetworkFault.PORT_IMPOSSIBLE, highest=HIGHEST_PORT)
    return int(plain)


def parse_user(text: str) -> str:
    """Read who logs in to a proxy; empty for nobody.

    Raises:
        NetworkTextError: USER_IMPOSSIBLE.
    """
    user, _ = trim(text)
    if ":" in user:
        raise NetworkTextError(NetworkFault.USER_IMPOSSIBLE)
    return user


def parse_exceptions(text: str) -> tuple[str, ...]:
    """Read the hosts that are reached without the proxy: one a line, or between commas.

    A point, or ``*.``, before a name means all hosts below it. None is told twice.

    Raises:
        NetworkTextError: EXCEPTION_IMPOSSIBLE, for the first that cannot be used.
    """
    found = [one for one in _BETWEEN.split(to_half_width(text)) if one]
    for one in found:
        bare = one.removeprefix("*").removeprefix(".")
        if not _V6.fullmatch(bare) and not _is_host(bare):
            raise NetworkTextError(NetworkFault.EXCEPTION_IMPOSSIBLE, text=one)
    return tuple(dict.fromkeys(one.lower() for one in found))


def _is_host(text: str) -> bool:
    """Whether *text* can be a name or an IPv4 address; what ends in a number is no name."""
    if len(text) > LONGEST_HOST or not _NAME.fullmatch(text):
        return False
    return not text.rpartition(".")[2].isdecimal() or bool(_V4.fullmatch(text))
