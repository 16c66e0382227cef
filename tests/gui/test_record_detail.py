"""A person's verdict in the record's timeline: among the exchanges, and for good."""

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from tests.gui import samples
from tests.gui.samples import submission
from wxrepay_gui.domain.attempt import Answer, Attempt, Call, Request, Stage, Verdict
from wxrepay_gui.domain.outcome import HumanVerdict, State
from wxrepay_gui.domain.submission import Past
from wxrepay_gui.gui.linguist import Language, Linguist
from wxrepay_gui.gui.record_detail import RecordDetail, history, support_block

VERDICTS = pytest.mark.parametrize(
    ("verdict", "outcome"),
    [(samples.SAID_BOOKED, "booked"), (samples.SAID_NOT_BOOKED, "not booked")],
    ids=["booked", "not booked"],
)


def attempt(minutes: int) -> Attempt:
    return Attempt(
        call=Call.QUERY,
        host="api.mch.weixin.qq.com",
        started=samples.AT.replace(minute=minutes),
        elapsed_ms=310,
        stage=Stage.SENDING,
        request=Request(method="GET", path="/v3/x", headers=(), body=b""),
        answer=Answer(status=404, headers=(), body=b"{}", complete=True),
        verdict=Verdict.GOOD,
    )


AROUND = (attempt(31), attempt(33))
"""One exchange before :data:`samples.SAID`, and one after it."""


@VERDICTS
@pytest.mark.parametrize("state", [samples.UNKNOWN, samples.BOOKED], ids=["unknown", "booked"])
def test_a_verdict_stands_among_the_exchanges_at_its_time_whatever_the_state_is_now(
    linguist: Linguist, verdict: HumanVerdict, outcome: str, state: State
) -> None:
    assert linguist.language
    lines = list(history(submission(state), Past(attempts=AROUND, verdicts=(verdict,))))
    happened = [line.strip() for line in lines[2 : lines.index("")]]
    assert [line.split()[1] for line in happened] == ["14:31:41", "14:32:41", "14:33:41"]
    assert happened[1] == (
        f"2025-12-06 14:32:41 settled by hand as {outcome} by 复核 (K9): 商户平台上已查到"
    )


def test_every_verdict_is_shown_to_the_letter_in_the_order_of_time(
    qtbot: QtBot, linguist: Linguist
) -> None:
    assert linguist.language
    later = replace(samples.SAID, at=samples.AT.replace(minute=34), reason="{at} %1 <b>")
    verdicts = (samples.SAID_NOT_BOOKED, HumanVerdict(booked=True, said=later))
    detail = RecordDetail()
    qtbot.addWidget(detail)
    detail.show_row(submission(), Past(attempts=AROUND, verdicts=verdicts))
    happened = detail.text.split("\n")[2:6]
    moments = ["14:31:41", "14:32:41", "14:33:41", "14:34:41"]
    assert [line.split()[1] for line in happened] == moments
    assert happened[3].endswith("as booked by 复核 (K9): {at} %1 <b>")
    detail.clear()
    assert detail.text == ""


@pytest.mark.parametrize(
    ("verdict", "outcome"),
    [(samples.SAID_BOOKED, "预约成功"), (samples.SAID_NOT_BOOKED, "未成功")],
    ids=["booked", "not booked"],
)
def test_a_verdict_is_told_in_chinese_too(
    linguist: Linguist, verdict: HumanVerdict, outcome: str
) -> None:
    linguist.speak(Language.CHINESE)
    *_, line = history(submission(), Past(verdicts=(verdict,)))
    assert line == f"  2025-12-06 14:32:41 复核（K9）人工核实为{outcome}：商户平台上已查到"


def test_an_answer_under_the_platform_certificate_says_where_the_switch_is_opened(
    linguist: Linguist,
) -> None:
    assert linguist.language
    headers = (("Wechatpay-Serial", "5157F09E"),)
    unswitched = replace(
        attempt(31),
        answer=Answer(status=200, headers=headers, body=b"{}", complete=True),
        verdict=Verdict.SWITCH_NOT_OPENED,
    )
    lines = list(history(submission(samples.UNKNOWN), Past(attempts=(unswitched, attempt(33)))))
    (said,) = [line for line in lines if "开启公钥切换" in line]
    assert said.startswith("  WeChat Pay answered with the platform certificate 5157F09E: ")
    assert "商户平台 → 账户中心 → API安全 → 微信支付公钥 → 开启公钥切换" in said


@VERDICTS
def test_support_is_told_of_a_verdict_that_was_overruled_and_of_no_secret(
    verdict: HumanVerdict, outcome: str
) -> None:
    row = submission(samples.BOOKED)
    block = support_block(row, Past(attempts=AROUND, verdicts=(verdict,)))
    happened = [line for line in block.split("\n") if "(UTC+8)" in line]
    assert happened == [
        "2025-12-06 14:31:41 (UTC+8) query api.mch.weixin.qq.com HTTP 404 Request-ID: -",
        f"2025-12-06 14:32:41 (UTC+8) settled by hand as {outcome} by 复核 (K9): 商户平台上已查到",
        "2025-12-06 14:33:41 (UTC+8) query api.mch.weixin.qq.com HTTP 404 Request-ID: -",
    ]
    assert row.booking.openid not in block
