"""Everything the program can say has words in both languages, and the catalogues are whole."""

import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from tests.conftest import ROOT
from wxrepay_gui.domain import errors
from wxrepay_gui.domain.attempt import Stage, Verdict
from wxrepay_gui.domain.contract import Kind
from wxrepay_gui.domain.fields import FIELDS, FieldName
from wxrepay_gui.domain.findings import Finding, Reason, Source, TermName
from wxrepay_gui.domain.outcome import NotBookedReason, NotSentReason, UnknownReason
from wxrepay_gui.domain.pasted import PasteFault
from wxrepay_gui.domain.scenario import Scenario
from wxrepay_gui.domain.submission import Status
from wxrepay_gui.gui import error_texts, outcome_texts, steps, texts, words
from wxrepay_gui.gui.linguist import Language, Linguist
from wxrepay_gui.gui.menus import Menus
from wxrepay_gui.gui.steps import Step
from wxrepay_gui.storage.sheet import SheetFault

CATALOGUES = ROOT / "resources" / "i18n"
CHINESE = re.compile(r"[\u3400-\u9fff]")
PLACEHOLDER = re.compile(r"\{\w*\}|%n")
MARKED = r"[\u3400-\u9fff\u3000-\u303f\uff00-\uffef“”]"
"""What Chinese is written with."""

AS_IN_ENGLISH = frozenset(
    {
        ("Check", "{host}: {sentence}"),
        ("Column", "Request-ID"),  # WeChat Pay's own word for it
        ("FileNote", "{reason}"),  # the system's own words
        ("PasteNote", ", "),  # only the comma differs
        ("PasteNote", " ({titles})"),  # only the brackets differ
        ("Share", "&5 %"),  # only the blank differs
        ("Share", "1&0 %"),  # the same
        ("Summary", "{title}: {sentence}"),  # only the colon differs
        ("Weekday", "{weekday} {date}"),  # only the order differs
    }
)

FACTS = {
    Reason.TOO_LONG: {"longest": "32", "length": "33"},
    Reason.TOO_LONG_FOR_ANSWER: {"longest": "128", "length": "129"},
    Reason.TOO_LONG_HERE: {"longest": "64", "length": "65"},
    Reason.FOUR_BYTES: {"place": "1", "character": "😀"},
    Reason.INVISIBLE_INSIDE: {"place": "1", "character": " "},
    Reason.EXCEL_DAMAGED: {"text": "2.0251E+22"},
    Reason.NOT_ALPHANUMERIC: {"place": "1", "character": "-"},
    Reason.USED_BEFORE: {"date": "2025-12-06"},
    Reason.CONTRACT_TWICE: {"line": "2"},
    Reason.CHOICE_UNKNOWN: {"text": "x"},
    Reason.AMOUNT_UNREADABLE: {"text": "x"},
    Reason.AMOUNT_TOO_PRECISE: {"text": "1.234"},
    Reason.AMOUNT_NOT_POSITIVE: {"text": "0"},
    Reason.AMOUNT_TOO_LARGE: {"text": "9" * 20},
    Reason.OVER_TEMPLATE_CAP: {"cap": "1.00", "excess": "2.00"},
    Reason.OVER_CONTRACT_CAP: {"cap": "1.00", "excess": "2.00"},
    Reason.OVER_MERCHANT_CAP: {"cap": "1.00", "excess": "2.00"},
    Reason.BELOW_5_PERCENT: {"least": "1.00"},
    Reason.BELOW_10_PERCENT: {"least": "1.00"},
    Reason.PERHAPS_BELOW_10_PERCENT: {"least": "1.00"},
    Reason.ABOVE_AMOUNT: {"amount": "1.00"},
    Reason.DAY_OF_MONTH_UNREADABLE: {"text": "32"},
    Reason.DATE_UNREADABLE: {"text": "x"},
    Reason.DATE_TOO_EARLY: {"first": "2025-12-07"},
    Reason.DATE_TOO_LATE: {"last": "2025-12-20", "excluded": "2025-12-21"},
    Reason.UNUSUAL_CHARACTER: {"place": "1", "character": "é"},
    Reason.UNUSUAL_DAY: {"day": "15"},
    Reason.BOOKED_ALREADY: {
        "date": "2025-12-15",
        "amount": "1.00",
        "at": "2025-12-04",
        "status": "booked",
    },
    Reason.TRIMMED: {"count": "1"},
}
"""What the rules fill in; a reason that is not here has no facts."""

MOMENT = datetime(2025, 12, 6, 14, 32, 41, tzinfo=UTC)
ERROR_FACTS: Mapping[type[errors.ExpectedError], tuple[object, ...]] = {
    errors.ReplacedError: ("R1", "R2"),
    errors.RepeatTooEarlyError: ("R1", MOMENT),
    errors.RepeatedOftenError: ("R1", 4),
    errors.PausedError: (MOMENT,),
    errors.RecordIdUsedError: ("R1", MOMENT),
    errors.DateNotBookableError: (date(2025, 12, 6), date(2025, 12, 7), date(2025, 12, 20)),
    errors.NotSendableError: ("R1",),
    errors.MerchantAbsentError: (),
    errors.SettingsError: ("settings.json", "denied"),
    errors.ContractExistsError: ("C1",),
    errors.KeyFileError: ("a.pem", "certificate"),
    errors.SheetError: ("a.xlsx", "damaged"),
    errors.ColumnAbsentError: ("a.xlsx", FieldName.CONTRACT_ID),
}


@pytest.fixture(autouse=True)
def _spoken(linguist: Linguist) -> None:
    """Every test here starts in English."""


def both(linguist: Linguist, say: object) -> SimpleNamespace:
    """What *say* says, in both languages."""
    assert callable(say)
    said = {}
    for language in Language:
        linguist.speak(language)
        said[language] = str(say())
    return SimpleNamespace(en=said[Language.ENGLISH], zh=said[Language.CHINESE])


def check(linguist: Linguist, say: object) -> None:
    """Words in both languages, each in its own, with nothing left to fill in."""
    said = both(linguist, say)
    assert said.en.strip()
    assert CHINESE.search(said.zh), f"not Chinese: {said.zh!r}"
    assert said.zh != said.en
    assert not re.search(r"\{\w*\}|%n|%\d", said.zh + said.en)


def subclasses(kind: type[errors.ExpectedError]) -> Iterator[type[errors.ExpectedError]]:
    for one in kind.__subclasses__():
        if one.__module__ == errors.__name__ and not one.__name__.startswith("_"):
            yield one
        yield from subclasses(one)


# Every value of every enum


@pytest.mark.parametrize("reason", Reason, ids=lambda reason: reason.key)
@pytest.mark.parametrize("field", [FieldName.REPAYMENT_DATE, FieldName.CONTRACT_ID])
def test_every_reason_has_words(linguist: Linguist, reason: Reason, field: FieldName) -> None:
    check(linguist, lambda: words.finding(Finding(field, reason, FACTS.get(reason, {}))))


def test_every_fact_of_a_finding_is_named_in_its_sentence() -> None:
    silent = {Reason.AMOUNT_NOT_POSITIVE, Reason.AMOUNT_TOO_LARGE, Reason.INVISIBLE_INSIDE}
    for reason, facts in FACTS.items():
        if reason not in silent:
            for name in facts:
                assert f"{{{name}}}" in texts.REASONS[reason]


@pytest.mark.parametrize("name", texts.SPOKEN)
def test_every_unit_is_spoken(linguist: Linguist, name: FieldName | TermName) -> None:
    check(linguist, lambda: words.spoken_title(name))


@pytest.mark.parametrize("source", Source)
def test_every_source_has_words(linguist: Linguist, source: Source) -> None:
    reason = next(one for one in Reason if one.source is source)
    check(linguist, lambda: words.source(Finding(FieldName.APPID, reason)))


@pytest.mark.parametrize("status", Status)
def test_every_status_has_words_and_a_mark_of_its_own(linguist: Linguist, status: Status) -> None:
    check(linguist, lambda: words.status(status))
    assert len(set(texts.MARKS.values())) == len(Status)


@pytest.mark.parametrize("verdict", Verdict)
def test_every_verdict_has_words(linguist: Linguist, verdict: Verdict) -> None:
    check(linguist, lambda: words.translated("Verdict", outcome_texts.VERDICTS[verdict]))


@pytest.mark.parametrize("stage", Stage)
def test_every_stage_has_words(linguist: Linguist, stage: Stage) -> None:
    check(linguist, lambda: words.translated("Stage", outcome_texts.STAGES[stage]))


@pytest.mark.parametrize("reason", UnknownReason)
def test_every_reason_not_to_know_has_words(linguist: Linguist, reason: UnknownReason) -> None:
    check(linguist, lambda: words.translated("Unknown", outcome_texts.UNKNOWN[reason]))


@pytest.mark.parametrize("reason", NotBookedReason)
def test_every_refusal_has_words(linguist: Linguist, reason: NotBookedReason) -> None:
    check(linguist, lambda: words.translated("NotBooked", outcome_texts.NOT_BOOKED[reason]))


@pytest.mark.parametrize("reason", NotSentReason)
def test_every_reason_not_to_have_sent_has_words(linguist: Linguist, reason: NotSentReason) -> None:
    check(linguist, lambda: words.translated("NotSent", outcome_texts.NOT_SENT[reason]))


@pytest.mark.parametrize("scenario", Scenario)
def test_every_scenario_has_words(linguist: Linguist, scenario: Scenario) -> None:
    check(linguist, lambda: words.translated("Scenario", texts.SCENARIOS[scenario]))


@pytest.mark.parametrize("reason", PasteFault)
def test_every_reason_not_to_paste_has_words(linguist: Linguist, reason: PasteFault) -> None:
    check(linguist, lambda: words.translated("Paste", texts.PASTE_FAULTS[reason], count=2))


@pytest.mark.parametrize("kind", [None, *Kind])
def test_every_kind_has_words(linguist: Linguist, kind: Kind | None) -> None:
    check(linguist, lambda: words.translated("Kind", texts.KINDS[kind]))


@pytest.mark.parametrize("step", Step)
def test_every_step_has_words(linguist: Linguist, step: Step) -> None:
    check(linguist, lambda: words.translated("Step", steps.LABELS[step], number="R1"))


@pytest.mark.parametrize("name", [*FieldName, *TermName])
def test_every_field_has_a_title_and_a_hint(linguist: Linguist, name: FieldName | TermName) -> None:
    check(linguist, lambda: words.hint(name, {"first": "2025-12-07", "last": "2025-12-20"}))
    check(linguist, lambda: words.title(name))


def test_titles_are_the_document_s_in_chinese_and_ours_in_english(linguist: Linguist) -> None:
    for name, field in FIELDS.items():
        said = both(linguist, lambda name=name: words.title(name))
        assert (said.zh, said.en) == (field.zh, field.en)


@pytest.mark.parametrize("days", range(7))
def test_every_weekday_has_words(linguist: Linguist, days: int) -> None:
    day = date(2025, 12, 15) + timedelta(days)
    said = both(linguist, lambda: words.day(day))
    assert said.en == f"{day:%a} {day}"
    assert said.zh == f"{day} 周{'一二三四五六日'[days]}"


@pytest.mark.parametrize("kind", sorted(subclasses(errors.ExpectedError), key=str))
def test_every_expected_error_says_what_to_do(
    linguist: Linguist, kind: type[errors.ExpectedError]
) -> None:
    facts = ERROR_FACTS.get(kind)
    if facts is None:
        facts = ("ledger.db", "I/O") if issubclass(kind, errors.LedgerError) else ("a word",)
    assert kind in error_texts.ERRORS
    check(linguist, lambda: words.error(kind(*facts)))


@pytest.mark.parametrize("name", error_texts.KEY_FILES)
def test_what_a_key_file_should_hold_is_named_in_both_languages(
    linguist: Linguist, name: str
) -> None:
    check(linguist, lambda: words.error(errors.KeyFileError("a.pem", name)))
    linguist.speak(Language.CHINESE)
    assert name not in words.error(errors.KeyFileError("a.pem", name))


@pytest.mark.parametrize("fault", SheetFault)
def test_why_a_spreadsheet_cannot_be_used_is_said_in_both_languages(
    linguist: Linguist, fault: SheetFault
) -> None:
    check(linguist, lambda: words.error(errors.SheetError("a.xlsx", fault)))
    linguist.speak(Language.CHINESE)
    assert fault not in words.error(errors.SheetError("a.xlsx", fault))


def test_a_column_that_is_absent_is_called_by_its_title(linguist: Linguist) -> None:
    absent = errors.ColumnAbsentError("a.xlsx", FieldName.CONTRACT_ID)
    said = both(linguist, lambda: words.error(absent))
    assert FIELDS[FieldName.CONTRACT_ID].en in said.en
    assert FIELDS[FieldName.CONTRACT_ID].zh in said.zh


def test_a_moment_is_told_in_beijing_time() -> None:
    assert words.moment(MOMENT) == "2025-12-06 22:32:41"


# The catalogues


class Message(SimpleNamespace):
    """One message of a catalogue."""

    context: str
    source: str
    numerus: bool
    kind: str | None
    translations: list[str]


def messages(path: Path) -> list[Message]:
    found = []
    for context in ET.parse(path).getroot().iter("context"):  # noqa: S314  our own file
        name = context.findtext("name") or ""
        for message in context.iter("message"):
            node = message.find("translation")
            assert node is not None
            forms = [form.text or "" for form in node.iter("numerusform")]
            found.append(
                Message(
                    context=name,
                    source=message.findtext("source") or "",
                    numerus=message.get("numerus") == "yes",
                    kind=node.get("type"),
                    translations=forms or [node.text or ""],
                )
            )
    return found


ZH = messages(CATALOGUES / "wxrepay_zh_CN.ts")
EN = messages(CATALOGUES / "wxrepay_en.ts")


def named(found: Iterable[Message]) -> set[tuple[str, str]]:
    return {(message.context, message.source) for message in found}


def test_no_message_is_unfinished_vanished_or_empty() -> None:
    for message in ZH + EN:
        assert message.kind is None, message.source
        assert all(message.translations), message.source


def test_no_message_stands_twice() -> None:
    for catalogue in (ZH, EN):
        assert len(named(catalogue)) == len(catalogue)


def test_chinese_is_chinese() -> None:
    english = {
        (message.context, message.source)
        for message in ZH
        if message.context != "Language" and not CHINESE.search(message.translations[0])
    }
    assert english == AS_IN_ENGLISH


def test_a_translation_has_the_placeholders_of_its_source() -> None:
    for message in ZH + EN:
        for translation in message.translations:
            assert set(PLACEHOLDER.findall(translation)) == set(
                PLACEHOLDER.findall(message.source)
            ), message.source


def test_english_has_both_plurals_of_every_message_that_counts() -> None:
    assert named(EN) == named(message for message in ZH if message.numerus)
    for message in EN:
        assert message.numerus
        assert len(message.translations) == 2
        assert message.translations[0] != message.translations[1]
        assert "(s)" not in "".join(message.translations)
    assert all(len(message.translations) == 1 for message in ZH)


def test_access_keys_survive_translation() -> None:
    for message in ZH:
        keys = re.findall(r"&(\w)", message.source)
        assert re.findall(r"&(\w)", message.translations[0]) == [key.upper() for key in keys]


NARROW = (
    (re.compile(rf"{MARKED}[,;:?!()]|[,;:?!()]{MARKED}"), "a half-width mark beside Chinese"),
    (re.compile(r"[\u3400-\u9fff]\.(?:\s|$)"), "a half-width full stop after Chinese"),
    (re.compile(r'"'), "a straight quotation mark"),
    (re.compile(r"\.\.\."), "three dots"),
)


def test_chinese_is_punctuated_in_full_width() -> None:
    wrong = []
    for message in ZH:
        # An access key is written in half-width brackets everywhere.
        text = re.sub(r"\(&\w\):?", "", message.translations[0])
        text = re.sub(r"^! ", "", text)
        wrong += [(name, text) for pattern, name in NARROW if pattern.search(text)]
    assert not wrong


def test_lupdate_finds_neither_a_missing_nor_an_obsolete_message(tmp_path: Path) -> None:
    package = tmp_path / "wxrepay_gui"
    shutil.copytree(ROOT / "wxrepay_gui", package, ignore=shutil.ignore_patterns("__pycache__"))
    catalogue = tmp_path / "wxrepay_zh_CN.ts"
    shutil.copy(CATALOGUES / catalogue.name, catalogue)
    lupdate = shutil.which("pyside6-lupdate", path=str(Path(sys.executable).parent))
    assert lupdate, "pyside6-lupdate comes with PySide6"
    sources = sorted(str(path) for path in package.rglob("*.py"))
    done = subprocess.run(
        [lupdate, *sources, "-ts", str(catalogue)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    updated = messages(catalogue)
    missing = named(message for message in updated if message.kind == "unfinished")
    obsolete = named(message for message in updated if message.kind in ("vanished", "obsolete"))
    assert not missing
    assert not obsolete
    assert named(updated) == named(ZH)
    assert {one.source for one in updated if one.numerus} == {
        one.source for one in ZH if one.numerus
    }


# Access keys


def key_of(text: str) -> str:
    found = re.findall(r"&(\w)", text.replace("&&", ""))
    assert len(found) <= 1, text
    return found[0].upper() if found else ""


def assert_unique(texts_: Iterable[str]) -> None:
    keys = [key for key in map(key_of, texts_) if key]
    assert len(keys) == len(set(keys)), sorted(keys)


@pytest.mark.parametrize("language", Language)
def test_access_keys_are_unique_in_every_row_of_steps(
    linguist: Linguist, language: Language
) -> None:
    linguist.speak(language)
    for table in (steps.ON_CARD, steps.ON_RECORD):
        for offered in table.values():
            said = [words.translated("Step", steps.LABELS[step], number="1") for step in offered]
            assert all(map(key_of, said))
            assert_unique(said)


@pytest.mark.parametrize("language", Language)
def test_access_keys_are_unique_in_every_menu(
    qtbot: QtBot, linguist: Linguist, language: Language
) -> None:
    linguist.speak(language)
    menus = Menus(language=language, scheme=Qt.ColorScheme.Unknown)
    qtbot.addWidget(menus)
    assert_unique(action.text() for action in menus.actions())
    assert all(key_of(action.text()) for action in menus.actions())
    for menu in menus.findChildren(QMenu):
        assert menu.actions()
        assert_unique(action.text() for action in menu.actions())


@pytest.mark.parametrize("language", Language)
def test_no_two_shortcuts_are_the_same(
    qtbot: QtBot, linguist: Linguist, language: Language
) -> None:
    linguist.speak(language)
    menus = Menus(language=language, scheme=Qt.ColorScheme.Unknown)
    qtbot.addWidget(menus)
    keys = [
        action.shortcut().toString()
        for action in menus.findChildren(QAction)
        if not action.shortcut().isEmpty()
    ]
    assert len(keys) == len(set(keys))
