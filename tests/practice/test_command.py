"""``python -m wxrepay_gui.practice``: for other tools, as other tools would use it."""

import base64
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.practice.world import booking
from wxrepay_gui.domain.outcome import Booked
from wxrepay_gui.practice.__main__ import main
from wxrepay_gui.wechat.answers import judge_booking, judge_query
from wxrepay_gui.wechat.client import BOOK_PATH, Client
from wxrepay_gui.wechat.keys import read_certificate, read_private_key, read_public_key
from wxrepay_gui.wechat.signing import Signer
from wxrepay_gui.wechat.transport import Transport
from wxrepay_gui.wechat.verification import TrustedKey, Verifier


def now() -> datetime:
    return datetime.now(UTC)


ASKED = booking(repayment_date=(now() + timedelta(days=5)).date())
on_posix = pytest.mark.skipif(os.name != "posix", reason="ends processes by signals")
COMMAND = (sys.executable, "-m", "wxrepay_gui.practice")


@contextmanager
def serving(folder: Path, *options: str, end: int = signal.SIGINT) -> Iterator[dict[str, str]]:
    """The server as a process of its own, with what it prints; afterwards it must end well."""
    process = subprocess.Popen(
        [*COMMAND, str(folder), *options],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    try:
        lines = [process.stdout.readline().rstrip("\n") for _ in range(11)]
        facts = dict(re.split(r"\s{2,}", line, maxsplit=1) for line in lines)
        yield facts
        process.send_signal(end)
        rest = process.communicate(timeout=20)
    finally:
        process.kill()
        process.communicate()
    assert (process.returncode, rest) == ((-end if end == signal.SIGKILL else 0), ("", ""))


def client_of(folder: Path, facts: dict[str, str]) -> Client:
    certificate = read_certificate((folder / "apiclient_cert.pem").read_bytes())
    return Client(
        signer=Signer(
            mchid=certificate.mchid,
            serial_no=certificate.serial_no,
            key=lambda: read_private_key((folder / "apiclient_key.pem").read_bytes()),
        ),
        verifier=Verifier(
            asked=facts["public_key_id"],
            keys={
                facts["public_key_id"]: TrustedKey(
                    key=read_public_key((folder / "pub_key.pem").read_bytes())
                )
            },
        ),
        transport=Transport.practice(
            int(facts["address"].rpartition(":")[2]), (folder / "tls_root.pem").read_text()
        ),
        now=now,
        user_agent="tests/1",
    )


@on_posix
def test_another_process_can_book_with_the_files(tmp_path: Path) -> None:
    with serving(tmp_path) as facts:
        reply = client_of(tmp_path, facts).book(ASKED.body())

    assert judge_booking(reply, ASKED, repeat=False) == Booked()


@on_posix
def test_records_survive_a_kill(tmp_path: Path) -> None:
    with serving(tmp_path, end=signal.SIGKILL) as facts:
        client_of(tmp_path, facts).book(ASKED.body())
    with serving(tmp_path, end=signal.SIGTERM) as facts:
        client = client_of(tmp_path, facts)
        reply = client.query_record(ASKED.item.out_record_id, ASKED.contract_id)

    assert judge_query(reply, ASKED) == Booked()


@on_posix
def test_openssl_signs_and_curl_sends_and_openssl_verifies(tmp_path: Path) -> None:
    with serving(tmp_path, "--scenario", "booked") as facts:
        timestamp, nonce, body = f"{now().timestamp():.0f}", os.urandom(16).hex(), ASKED.body()
        text = f"POST\n{BOOK_PATH}\n{timestamp}\n{nonce}\n".encode() + body + b"\n"
        signature = subprocess.run(
            ["openssl", "dgst", "-sha256", "-sign", tmp_path / "apiclient_key.pem"],
            input=text,
            capture_output=True,
            check=True,
        ).stdout
        authorization = (
            f'WECHATPAY2-SHA256-RSA2048 mchid="{facts["mchid"]}",nonce_str="{nonce}",'
            f'signature="{base64.b64encode(signature).decode()}",timestamp="{timestamp}",'
            f'serial_no="{facts["serial_no"]}"'
        )
        answer = tmp_path / "answer"
        subprocess.run(
            [
                *("curl", "--silent", "--show-error", "--fail", "--noproxy", "*"),
                *("--cacert", tmp_path / "tls_root.pem", "--data-binary", "@-"),
                *("--header", f"Authorization: {authorization}"),
                *("--header", "Accept: application/json"),
                *("--header", "Content-Type: application/json"),
                *("--header", f"Wechatpay-Serial: {facts['public_key_id']}"),
                *("--dump-header", tmp_path / "headers", "--output", answer),
                facts["address"] + BOOK_PATH,
            ],
            input=body,
            check=True,
        )
        lines = (tmp_path / "headers").read_text().splitlines()
        headers = dict(line.split(": ", 1) for line in lines if ": " in line)
        (tmp_path / "signature").write_bytes(base64.b64decode(headers["Wechatpay-Signature"]))
        said = f"{headers['Wechatpay-Timestamp']}\n{headers['Wechatpay-Nonce']}\n".encode()
        verified = subprocess.run(
            [
                *("openssl", "dgst", "-sha256", "-verify", tmp_path / "pub_key.pem"),
                *("-signature", tmp_path / "signature"),
            ],
            input=said + answer.read_bytes() + b"\n",
            capture_output=True,
            check=True,
        )

    assert verified.stdout == b"Verified OK\n"


def test_the_command_serves_until_it_is_told_to_end(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    printed = []

    def interrupted() -> None:
        printed.append(capsys.readouterr().out)
        raise KeyboardInterrupt

    main([str(tmp_path), "--scenario", "rate_limit", "--port", "0"], wait=interrupted)

    assert "rate_limit" in printed[0]
    assert f"log            {tmp_path / 'practice.jsonl'}" in printed[0]


def test_a_real_key_in_the_folder_is_left_alone_and_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "apiclient_key.pem").write_text("a real key")

    with pytest.raises(SystemExit):
        main([str(tmp_path)])

    assert "is no practice key" in capsys.readouterr().err
    assert (tmp_path / "apiclient_key.pem").read_text() == "a real key"


def test_an_unknown_scenario_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SystemExit):
        main([str(tmp_path), "--scenario", "none"])
