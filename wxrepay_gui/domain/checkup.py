"""Checks of a set-up, step by step: the key's own test, and the way to WeChat Pay."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum
from types import MappingProxyType

from wxrepay_gui.domain.clock import is_blocking, is_doubtful


class CheckStep(StrEnum):
    """One thing that is checked; in the order in which a checkup takes them."""

    SIGNATURE = "signature"
    """Offline: sign a text with the key, verify it with the certificate."""

    PROXY = "proxy"
    NAME = "name"
    """The host's name is resolved (DNS)."""

    TCP = "tcp"
    TLS = "tls"
    ANSWER = "answer"
    CLOCK = "clock"
    RECOGNISED = "recognised"
    """WeChat Pay knows the merchant number and the certificate."""

    VERIFIED = "verified"
    """The answer's signature is WeChat Pay's."""


class CheckFault(StrEnum):
    """Why a step did not succeed; the words stand in the gui."""

    NOT_A_PAIR = "not_a_pair"
    PROXY_UNREACHABLE = "proxy_unreachable"
    PROXY_LOGIN = "proxy_login"
    """The proxy wants a user and a password, or refuses these."""

    PROXY_REFUSED = "proxy_refused"
    """The proxy does not let this host through; facts: status."""

    PROXY_NOT_HTTP = "proxy_not_http"
    """What answers there is no such proxy."""

    NAME_UNKNOWN = "name_unknown"
    TCP_REFUSED = "tcp_refused"
    TCP_TIMEOUT = "tcp_timeout"
    TCP_FAILED = "tcp_failed"
    INSPECTED = "inspected"
    """The certificate's issuer is not trusted: the network opens TLS; facts: issuer."""

    WRONG_NAME = "wrong_name"
    """The certificate is for another host."""

    CERTIFICATE_DATES = "certificate_dates"
    """The certificate is expired or not yet valid: perhaps this computer's clock is wrong."""

    TLS_FAILED = "tls_failed"
    NO_ANSWER = "no_answer"
    NOT_WECHAT = "not_wechat"
    """Something answered that is not WeChat Pay; facts: status."""

    CLOCK_OFF = "clock_off"
    """facts: seconds."""

    SERIAL_UNKNOWN = "serial_unknown"
    """401: the serial number does not belong to the merchant number."""

    SIGNATURE_REFUSED = "signature_refused"
    """401: the key does not belong to the serial number."""

    REFUSED = "refused"
    """Another error answer; facts: status, code, message."""

    UNSIGNED = "unsigned"
    """The answer carries no signature, so that the public key could not be tried."""

    SWITCH_NOT_OPENED = "switch_not_opened"
    """Answered with a platform certificate though the public key was asked for; facts: serial."""

    WRONG_SERIAL = "wrong_serial"
    """The answer names another key than the one asked for; facts: serial."""

    BAD_SIGNATURE = "bad_signature"
    """The answer's signature is not made with this public key."""


class CheckMark(StrEnum):
    """How a step ended."""

    GOOD = "good"
    DOUBTFUL = "doubtful"
    """Not wrong, but something to know."""

    BAD = "bad"


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """How one step of a checkup ended.

    Attributes:
        step: Which.
        mark: How.
        ms: Milliseconds that it took; ``None`` where that says nothing.
        fault: Why it is not good.
        facts: What its sentence names: ``host``, ``address``, ``issuer``, ``status``,
            ``seconds`` (with sign, one decimal) …
    """

    step: CheckStep
    mark: CheckMark
    ms: int | None = None
    fault: CheckFault | None = None
    facts: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


def good(step: CheckStep, **facts: str) -> Checked:
    """*step* succeeded."""
    return Checked(step=step, mark=CheckMark.GOOD, facts=facts)


def doubtful(step: CheckStep, fault: CheckFault, **facts: str) -> Checked:
    """*step* succeeded, with something to know about it."""
    return Checked(step=step, mark=CheckMark.DOUBTFUL, fault=fault, facts=facts)


def bad(step: CheckStep, fault: CheckFault, **facts: str) -> Checked:
    """*step* failed."""
    return Checked(step=step, mark=CheckMark.BAD, fault=fault, facts=facts)


def clock_checked(difference: timedelta) -> Checked:
    """How this computer's clock does, by its *difference* from WeChat Pay's (ours less theirs)."""
    seconds = f"{difference.total_seconds():+.1f}"
    if is_blocking(difference):
        return bad(CheckStep.CLOCK, CheckFault.CLOCK_OFF, seconds=seconds)
    if is_doubtful(difference):
        return doubtful(CheckStep.CLOCK, CheckFault.CLOCK_OFF, seconds=seconds)
    return good(CheckStep.CLOCK, seconds=seconds)
