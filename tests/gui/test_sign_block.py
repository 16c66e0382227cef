"""A SIGN_ERROR in the record's pane: line by line, and what follows from it."""

import pytest
from pytestqt.qtbot import QtBot

from tests.gui import samples
from tests.gui.samples import submission
from tests.gui.test_record_detail import AROUND
from wxrepay_gui.domain.sign_comparison import ComparedLine, SignComparison, SignLine
from wxrepay_gui.domain.submission import Past
from wxrepay_gui.gui.linguist import Language, Linguist
from wxrepay_gui.gui.record_detail import RecordDetail, history
from wxrepay_gui.gui.sign_block import LABELS, sign_block

AGREED = {
    SignLine.METHOD: ("POST", "POST"),
    SignLine.URL: ("/v3/x", "/v3/x"),
    SignLine.TIMESTAMP: (None, "1762912800"),
    SignLine.NONCE: (None, "n" * 32),
    SignLine.BODY: ('{\r\n\t"a"', '{\r\n\t"a"'),
}


def comparison(
    excess: int | None = 0, *, wrong: SignLine | None = None, received: str | None = None
) -> SignComparison:
    """One where all agrees but the line that is *wrong*."""
    return SignComparison(
        lines=tuple(
            ComparedLine(
                line=line,
                sent=sent,
                received=received if line is wrong else agreed,
                same=line is not wrong,
            )
            for line, (sent, agreed) in AGREED.items()
        ),
        excess=excess,
    )


def test_all_five_lines_are_shown_with_visible_ends(linguist: Linguist) -> None:
    assert linguist.language
    title, *lines, _ = sign_block(comparison())
    assert title == "What was signed, line by line (↵ ends a line)"
    assert lines == [
        "  1 Method  POST↵  (the same)",
        "  2 Path  /v3/x↵  (the same)",
        "  3 Timestamp  1762912800↵  (looks as it should)",
        f"  4 Nonce  {'n' * 32}↵  (looks as it should)",
        '  5 Beginning of the body  {␍↵␉"a"…  (the same)',
    ]


CONCLUSIONS = [
    (
        comparison(wrong=SignLine.URL, received="/v3/y"),
        ["  2 Path  sent: /v3/x↵", "  2 Path  received: /v3/y↵"],
        "First difference: line 2, character 5",
        "第一处不同：第2行第5个字符",
    ),
    (
        comparison(wrong=SignLine.NONCE, received="n"),
        ["  4 Nonce  sent: (not kept)", "  4 Nonce  received: n↵"],
        "First difference: line 4",
        "第一处不同：第4行",
    ),
    (
        comparison(wrong=SignLine.BODY, received=None),
        [
            '  5 Beginning of the body  sent: {␍↵␉"a"…',
            "  5 Beginning of the body  received: (missing)",
        ],
        "First difference: line 5, character 1",
        "第一处不同：第5行第1个字符",
    ),
    (
        comparison(-104),
        [],
        "The body that WeChat Pay received is 104 bytes shorter",
        "微信支付收到的请求主体短了 104 字节",
    ),
    (
        comparison(2),
        [],
        "The body that WeChat Pay received is 2 bytes longer",
        "微信支付收到的请求主体长了 2 字节",
    ),
    (
        comparison(0),
        [],
        "All that can be seen is the same: then it is the key that does not fit",
        "能看到的部分都相同：问题在密钥，不在内容",
    ),
    (
        comparison(None),
        [],
        "All that can be seen is the same: then it is the key that does not fit",
        "能看到的部分都相同：问题在密钥，不在内容",
    ),
]


@pytest.mark.parametrize(("compared", "differing", "en", "zh"), CONCLUSIONS)
def test_what_follows_is_said_last_in_both_languages(
    linguist: Linguist, compared: SignComparison, differing: list[str], en: str, zh: str
) -> None:
    lines = list(sign_block(compared))
    assert [line for line in lines if "sent:" in line or "received:" in line] == differing
    assert lines[-1] == f"  {en}"
    linguist.speak(Language.CHINESE)
    assert list(sign_block(compared))[-1] == f"  {zh}"


def test_every_line_has_a_label() -> None:
    assert set(LABELS) == set(SignLine)


def test_it_stands_below_the_answer_that_told_it_and_below_no_other(
    qtbot: QtBot, linguist: Linguist
) -> None:
    assert linguist.language
    past = Past(attempts=AROUND, comparisons={1: comparison()})
    lines = list(history(submission(samples.UNKNOWN), past))
    title = lines.index("What was signed, line by line (↵ ends a line)")
    second = next(place for place, line in enumerate(lines) if line.startswith("── 2 ──"))
    assert title > second
    assert lines[title - 1] == ""
    assert len(lines) == title + 7
    detail = RecordDetail()
    qtbot.addWidget(detail)
    detail.show_row(submission(samples.UNKNOWN), past)
    assert "\n  1 Method  POST↵  (the same)\n" in detail.text
