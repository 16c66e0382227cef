"""Any text at all, typed into any field, against the rule list written down a second time."""

import re
from dataclasses import fields, replace
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import event, example, given
from hypothesis import strategies as st

from wxrepay_gui.domain.booking import Booking, read_body
from wxrepay_gui.domain.contract import Kind
from wxrepay_gui.domain.draft import Draft, draft_of, with_terms_of
from wxrepay_gui.domain.fields import FieldName
from wxrepay_gui.domain.findings import Reason, TermName, Weight
from wxrepay_gui.domain.money import LARGEST, Fen, format_plain, format_yuan
from wxrepay_gui.domain.rules import Reading, parse

TODAY = date(2025, 11, 10)
MCHID = "1900000001"
SAMPLE = Draft(
    contract_id="20251105000000123456789",
    appid="wxcbda96de0b165486",
    openid="oUpF8uMuAJO_M2pxb1Q9zNjWeS6o",
    out_record_id="1234567abcde",
    sub_mchid="1900000109",
    repayment_amount="100.00",
    min_repayment_amount="20.00",
    repayment_date="2025-11-18",
    kind=Kind.CASH,
)

amounts = (st.integers(1, LARGEST) | st.integers(1, 400)).map(Fen)
kinds = st.sampled_from((*Kind, None))
garbage = st.text(st.characters(codec=None), max_size=70) | st.text(
    alphabet="0123456789.,-/eE+¥元wxAa_１。\u200b\u3000 客😀\ud800", max_size=40
)
ids = st.text(alphabet="0123456789abcXYZ", min_size=1, max_size=40)
yuan = st.builds(
    lambda amount, write: str(write(amount)),
    amounts,
    st.sampled_from((format_yuan, format_plain, "¥{}.00".format, "{}元".format)),
)
days = st.integers(-3, 20).map(lambda n: (TODAY + timedelta(days=n)).isoformat())
drafts = st.builds(
    Draft,
    contract_id=ids | garbage,
    appid=ids | garbage,
    openid=ids | garbage,
    out_record_id=ids | garbage,
    sub_mchid=ids | st.just(MCHID) | garbage,
    sub_appid=st.just("") | ids | garbage,
    repayment_amount=yuan | garbage,
    min_repayment_amount=st.just("") | yuan | garbage,
    repayment_date=days | garbage,
    template_cap=st.just("") | yuan | garbage,
    contract_cap=st.just("") | yuan | garbage,
    kind=kinds,
)
short_ids = st.text(alphabet="0123456789abcXYZ", min_size=1, max_size=32)


@st.composite
def likely(draw: st.DrawFn) -> Draft:
    """Mostly what can be booked, or nearly so."""
    amount = draw(amounts)
    return Draft(
        contract_id=draw(short_ids),
        appid=draw(short_ids),
        openid=draw(short_ids),
        out_record_id=draw(short_ids),
        sub_mchid=draw(short_ids),
        sub_appid=draw(st.just("") | short_ids),
        repayment_amount=format_yuan(amount),
        min_repayment_amount=draw(
            st.just("") | st.integers(-(-amount // 25), amount).map(Fen).map(format_plain)
        ),
        repayment_date=(TODAY + timedelta(days=draw(st.integers(0, 15)))).isoformat(),
        template_cap=draw(st.just("") | st.integers(amount - 1, LARGEST).map(Fen).map(format_yuan)),
        kind=draw(kinds),
    )


# One field or two of a good form spoilt, which is what people do.
spoilt = st.builds(
    lambda changes: replace(SAMPLE, **changes),
    st.dictionaries(
        st.sampled_from([field.name for field in fields(Draft) if field.name != "kind"]),
        garbage | yuan | days | ids,
        max_size=2,
    ),
)
any_draft = drafts | likely() | spoilt


def reading_of(draft: Draft) -> Reading:
    return parse(draft, mchid=MCHID, today=TODAY)


def breaches(booking: Booking, kind: Kind | None) -> list[str]:
    """The rules of the list that *booking* breaks, judged without the program's own checks."""
    item = booking.item
    amount, least = item.repayment_amount, item.min_repayment_amount
    texts = [booking.contract_id, booking.appid, booking.openid, item.out_record_id, item.sub_mchid]
    texts += [item.sub_appid] if item.sub_appid is not None else []
    kept = {
        "V1": 1 <= len(booking.contract_id) <= 64,
        "V2": 1 <= len(booking.appid) <= 32 and 1 <= len(booking.openid) <= 128,
        "V4": re.fullmatch("[0-9A-Za-z]{1,32}", item.out_record_id),
        "V5": 1 <= len(item.sub_mchid) <= 32 and item.sub_mchid != MCHID,
        "V6": item.sub_appid is None or 1 <= len(item.sub_appid) <= 32,
        "V7": 1 <= amount <= LARGEST and (least is None or least >= 1),
        "V9": kind is not Kind.CONSUMER or (least is not None and 20 * least >= amount),
        "V10": kind is not Kind.CASH or least is None or 10 * least >= amount,
        "V11": least is None or least <= amount,
        "V12": TODAY + timedelta(days=1) <= item.repayment_date <= TODAY + timedelta(days=14),
        "V13": all(len(letter.encode()) <= 3 for text in texts for letter in text),
        "printable": all(text.isprintable() and text == text.strip() for text in texts),
    }
    return [number for number, is_kept in kept.items() if not is_kept]


@given(any_draft)
@example(SAMPLE)
def test_whatever_is_typed_a_booking_exists_exactly_when_nothing_blocks(draft: Draft) -> None:
    reading = reading_of(draft)
    assert (reading.booking is None) == any(finding.blocks for finding in reading.findings)
    event("booked" if reading.booking else "blocked")


@given(any_draft)
def test_a_field_has_at_most_one_finding_that_blocks_and_none_twice(draft: Draft) -> None:
    findings = reading_of(draft).findings
    blocking = [finding.field for finding in findings if finding.reason.weight is Weight.BLOCKS]
    assert len(blocking) == len(set(blocking))
    pairs = [(finding.field, finding.reason) for finding in findings]
    assert len(pairs) == len(set(pairs))


@given(any_draft)
@example(SAMPLE)
def test_no_booking_breaks_a_rule(draft: Draft) -> None:
    reading = reading_of(draft)
    if reading.booking is not None:
        assert breaches(reading.booking, draft.kind) == []
        amount, terms = reading.booking.item.repayment_amount, reading.terms
        for cap in (terms.template_cap, terms.contract_cap):
            assert cap is None or amount <= cap


@given(any_draft)
@example(SAMPLE)
def test_a_booking_says_what_was_typed_and_nothing_else(draft: Draft) -> None:
    booking = reading_of(draft).booking
    if booking is not None:
        sent = booking.members
        for name in list(FieldName)[:6]:
            assert sent.get(name, "") in getattr(draft, name)
            assert len(getattr(draft, name)) == len(sent.get(name, "")) or any(
                finding.field is name and finding.reason is Reason.TRIMMED
                for finding in reading_of(draft).findings
            )
        assert read_body(booking.body()) == booking


@given(any_draft)
@example(SAMPLE)
def test_a_booking_typed_again_is_the_same_booking(draft: Draft) -> None:
    booking = reading_of(draft).booking
    if booking is not None:
        assert reading_of(draft_of(booking)).booking == booking


@given(amounts, amounts, kinds)
@example(Fen(10_001), Fen(501), Kind.CONSUMER)
@example(Fen(10_001), Fen(500), Kind.CONSUMER)
@example(Fen(10_001), Fen(1001), Kind.CASH)
@example(Fen(10_001), Fen(1000), Kind.CASH)
def test_a_minimum_is_accepted_exactly_within_its_share_and_the_amount(
    amount: Fen, minimum: Fen, kind: Kind | None
) -> None:
    draft = replace(
        SAMPLE,
        repayment_amount=format_yuan(amount),
        min_repayment_amount=format_plain(minimum),
        kind=kind,
    )
    share = Fraction(minimum, amount)
    required = Fraction(10, 100) if kind is Kind.CASH else Fraction(5, 100)
    assert (reading_of(draft).booking is not None) == (required <= share <= 1)


@given(amounts, st.data())
def test_a_minimum_near_its_least_share_is_judged_to_the_fen(
    amount: Fen, data: st.DataObject
) -> None:
    kind, percent = data.draw(st.sampled_from([(Kind.CONSUMER, 5), (Kind.CASH, 10), (None, 5)]))
    minimum = data.draw(st.integers(-1, 2)) + amount * percent // 100
    if not 1 <= minimum <= amount:
        return
    draft = replace(
        SAMPLE,
        repayment_amount=format_yuan(amount),
        min_repayment_amount=format_yuan(Fen(minimum)),
        kind=kind,
    )
    assert (reading_of(draft).booking is not None) == (minimum * 100 >= amount * percent)


@given(amounts, st.none() | amounts, st.none() | amounts)
def test_an_amount_is_accepted_exactly_up_to_every_known_cap(
    amount: Fen, template: Fen | None, contract: Fen | None
) -> None:
    draft = replace(
        SAMPLE,
        repayment_amount=format_yuan(amount),
        min_repayment_amount="",
        template_cap="" if template is None else format_yuan(template),
        contract_cap="" if contract is None else format_plain(contract),
    )
    reading = reading_of(draft)
    allowed = all(cap is None or amount <= cap for cap in (template, contract))
    assert (reading.booking is not None) == allowed
    unknown = any(finding.reason is Reason.CAP_UNKNOWN for finding in reading.findings)
    assert unknown == (allowed and None in (template, contract))


@given(st.dates(date(2000, 1, 1), date(2100, 12, 31)), st.integers(-400, 400))
def test_a_date_is_accepted_exactly_from_the_first_to_the_fourteenth_day(
    today: date, offset: int
) -> None:
    draft = replace(SAMPLE, repayment_date=(today + timedelta(days=offset)).isoformat())
    reading = parse(draft, mchid=MCHID, today=today)
    assert (reading.booking is not None) == (1 <= offset <= 14)


@pytest.mark.parametrize("name", [TermName.TEMPLATE_CAP, TermName.CONTRACT_CAP, *FieldName])
def test_spoiling_one_field_never_changes_what_another_says(name: str) -> None:
    changes: dict[str, Any] = {name: "\ud800 😀 \u200b 12.345"}
    found = reading_of(replace(SAMPLE, **changes)).findings
    before = reading_of(SAMPLE).findings
    others = [finding for finding in found if finding.field != name]
    assert others == [finding for finding in before if finding.field != name]


def test_terms_are_taken_over_and_nothing_else() -> None:
    terms = Draft(contract_id="C2", kind=Kind.CASH, template_cap="1", contract_cap="2")
    bare = replace(SAMPLE, kind=None, template_cap="", contract_cap="")
    taken = with_terms_of(bare, terms)
    assert taken == replace(bare, kind=Kind.CASH, template_cap="1", contract_cap="2")
