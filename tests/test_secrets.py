"""No file that a session leaves behind holds a secret in any form."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest
import secretstorage

from tests.canaries import forms_of, forms_of_text, found_in, found_in_bytes
from tests.conftest import ROOT
from tests.storage.buses import running_bus, running_gnome_keyring
from tests.wechat import proxies
from tests.wechat.loopback import Loopback
from wxrepay_gui.domain.network import Password, Proxy
from wxrepay_gui.practice.identity import Identity
from wxrepay_gui.practice.server import PracticeServer
from wxrepay_gui.storage.keyrings import system_backend
from wxrepay_gui.storage.keystore import Keystore
from wxrepay_gui.wechat.keys import material_of

PHRASE = "hunter2 密码 hunter2"
PROXY = Proxy(host="proxy.example.com", port=3128, user="zhang")


def test_what_a_real_keyring_writes_holds_no_secret_in_any_form(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    identity = Identity.make(datetime.now(UTC))
    merchant, key = identity.merchant, identity.merchant_key
    with running_bus(tmp_path) as address:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        with running_gnome_keyring(address, tmp_path, password=PHRASE):
            keystore = Keystore(system_backend("linux"))
            keystore.save(merchant.mchid, merchant.serial_no, material_of(key))
            keystore.save_password(PROXY, Password(PHRASE))
            with closing(secretstorage.dbus_init()) as bus:
                secretstorage.get_default_collection(bus).lock()  # it is written by now
    written = [path for path in tmp_path.rglob("*.keyring") if path.stat().st_size > 1000]
    assert written
    assert found_in(tmp_path, {**forms_of(key), **forms_of_text("password", PHRASE)}) == []


def test_after_a_whole_run_with_a_real_key_no_secret_lies_anywhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Data folder, log, settings, exports, database, pictures, output, arguments, environment."""
    identity = Identity.make(datetime.now(UTC))
    identity.write(tmp_path / "files")
    for name in ("bus", "home", "log", "tmp"):
        (tmp_path / name).mkdir(mode=0o700)
    server = PracticeServer(identity, tmp_path / "log" / "log.jsonl", lambda: datetime.now(UTC))
    with ExitStack() as running:
        running.enter_context(server)
        talk = proxies.connecting(login=True)
        proxy = running.enter_context(Loopback(identity.server_context(), talk))
        address = running.enter_context(running_bus(tmp_path / "bus"))
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        running.enter_context(running_gnome_keyring(address, tmp_path / "bus", password=PHRASE))
        facts = {
            "base": str(tmp_path / "home" / "data"),
            "files": str(tmp_path / "files"),
            "hosts": [f"127.0.0.1:{server.port}"],
            "ca": identity.tls_root,
            "proxy": proxy.port,
            "user": proxies.USER,
            "password": proxies.SECRET,
            "public_key_id": identity.merchant.public_key_id,
        }
        program = running.enter_context(started(tmp_path, address))
        status, arguments = told(program, facts)
        output, trouble = program.communicate("close\n", timeout=60)
    assert (status, program.returncode) == ("booked", 0), trouble
    sent = [one.header("Authorization") for one in server.requests]
    assert len(sent) >= 3
    signatures = [each.split('signature="')[1].split('"')[0] for each in sent]
    secrets = {
        **forms_of(identity.merchant_key),
        **forms_of_text("password", proxies.SECRET),
        "header": b"WECHATPAY2-SHA256-RSA2048 mchid",
    }
    for number, signature in enumerate(signatures):
        secrets |= forms_of_text(f"signature {number}", signature)
    for said in (arguments, output.encode(), trouble.encode()):
        assert found_in_bytes(said, secrets) == []
    names = {path.name for path in (tmp_path / "home").rglob("*")}
    assert {"ledger.sqlite3", "settings.json", "wxrepay.log", "contracts.xlsx"} <= names
    assert "unexpected" in (tmp_path / "home/data/real/wxrepay.log").read_text(encoding="utf-8")
    assert found_in(tmp_path / "home", secrets) == []
    assert found_in(tmp_path / "tmp", secrets) == []
    assert found_in(tmp_path / "bus", secrets) == []


@contextmanager
def started(folder: Path, bus: str) -> Iterator["subprocess.Popen[str]"]:
    """The program as a process of its own, which ends with the test."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.whole_run"],
        env={
            "PATH": os.environ["PATH"],
            "HOME": str(folder / "home"),
            "TMPDIR": str(folder / "tmp"),
            "QT_QPA_PLATFORM": "offscreen",
            "PYTHONPATH": str(ROOT),
            "DBUS_SESSION_BUS_ADDRESS": bus,
        },
        cwd=folder / "home",
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as program:
        try:
            yield program
        finally:
            program.kill()


def told(program: "subprocess.Popen[str]", facts: Mapping[str, object]) -> tuple[str, bytes]:
    """What the program says of its booking; and its arguments and environment meanwhile."""
    assert program.stdin is not None
    assert program.stdout is not None
    program.stdin.write(json.dumps(facts) + "\n")
    program.stdin.flush()
    status = program.stdout.readline().strip()
    process = Path("/proc") / str(program.pid)
    arguments = b"".join((process / name).read_bytes() for name in ("cmdline", "environ"))
    return status, arguments
