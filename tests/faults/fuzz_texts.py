"""Texts that people type and paste: read, or refused in the way that the contract names."""

from contextlib import suppress
from dataclasses import fields, replace
from datetime import UTC, date, datetime
from typing import Any

from tests import key_material as made
from tests.faults.fuzz_target import Target
from wxrepay_gui.domain.booking import read_body
from wxrepay_gui.domain.calendar import bookable_days
from wxrepay_gui.domain.contract import Kind
from wxrepay_gui.domain.day_text import parse_day
from wxrepay_gui.domain.draft import Draft, draft_of
from wxrepay_gui.domain.money import (
    LARGEST,
    AmountError,
    format_plain,
    format_yuan,
    in_capitals,
    parse_yuan,
)
from wxrepay_gui.domain.network_text import (
    NetworkTextError,
    parse_exceptions,
    parse_host,
    parse_port,
    parse_user,
)
from wxrepay_gui.domain.pasted import PasteError, read_pasted
from wxrepay_gui.domain.record_id import PatternError, RecordIdPattern
from wxrepay_gui.domain.rules import parse

NOW = datetime(2025, 12, 6, 4, tzinfo=UTC)
TODAY = date(2025, 12, 6)
_TEXTS = tuple(each.name for each in fields(Draft) if each.name != "kind")


def pasted(content: bytes) -> None:
    """Something from the clipboard; what it says is read by the rules, as the form would."""
    text = _text(content)
    try:
        found = read_pasted(text)
    except PasteError:
        return
    assert found.texts or found.refused
    texts: dict[str, Any] = {name.value: said for name, said in found.texts.items()}
    _obey(Draft(**texts))


def typed(content: bytes) -> None:
    """A line for each field of the form, and every line as an amount, a day and a pattern too."""
    lines = _text(content).split("\n")
    texts: dict[str, Any] = dict(zip(_TEXTS, lines, strict=False))
    kind = next((each for each in Kind if each == lines[-1]), None)
    _obey(replace(Draft(kind=kind), **texts))
    for line in lines:
        for read in (parse_host, parse_port, parse_user, parse_exceptions):
            with suppress(NetworkTextError):
                read(line)
        with suppress(ValueError):
            day = parse_day(line, today=TODAY)
            assert parse_day(day.isoformat(), today=TODAY) == day
        with suppress(AmountError):
            amount = parse_yuan(line)
            assert 0 < amount <= LARGEST
            assert parse_yuan(format_plain(amount)) == parse_yuan(format_yuan(amount)) == amount
            in_capitals(amount)
        with suppress(PatternError):
            number = RecordIdPattern.parse(line).example(station="K7", now=NOW)
            assert number.isascii()
            assert number.isalnum()


def _obey(draft: Draft) -> None:
    reading = parse(draft, mchid=made.MCHID, today=TODAY)
    assert (reading.booking is None) == any(finding.blocks for finding in reading.findings)
    booking = reading.booking
    if booking is not None:
        assert booking.item.repayment_date in bookable_days(TODAY)
        assert read_body(booking.body()) == booking
        assert parse(draft_of(booking), mchid=made.MCHID, today=TODAY).booking == booking


def _text(content: bytes) -> str:
    """*content* as text; what is no UTF-8 becomes halves of surrogate pairs, which Qt lets in."""
    return content.decode(errors="surrogateescape")


_WORDS = (
    b'"schedule_items":[{',
    b'"schedule_records":[{',
    b'"contract_id":"20251105000000123456789"',
    b'"out_record_id":"1234567abcde"',
    b'"repayment_amount":"10000"',
    b'"repayment_date":"2025-12-14"',
    b"curl -X POST -d '",
    b"--data-raw $'",
    b'\\"',
    b"\\u007b",
    b"\\ud83d",
    b"repayment_amount: ",
    "１２，３".encode(),
    "￥".encode(),
    "元".encode(),
    "月".encode(),
    "日".encode(),
    "\u200b".encode(),
    "\u202e".encode(),
    "\U0001f600".encode(),
    "\ufeff".encode(),
    "\u00b2".encode(),
    "\u0660".encode(),
    b"\x00",
    b"9999-12-31",
    b"+99",
    b"0229",
    b"1e5",
    b"99999999999999999999",
    b"{random8}",
    b"{date}",
)

TARGETS = (
    Target(name="pasted", run=pasted, tokens=_WORDS),
    Target(name="typed", run=typed, tokens=_WORDS),
)
