"""What the process puts off before it does anything, seen from outside."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT
from wxrepay_gui.hardening import STEERING

pytestmark = pytest.mark.skipif(os.name != "posix", reason="umasks, cores and signals")

CRASH = """
import os, resource, signal, sys

from wxrepay_gui.hardening import harden

wanted = int(sys.argv[1])
hard = resource.getrlimit(resource.RLIMIT_CORE)[1]
resource.setrlimit(resource.RLIMIT_CORE, (hard if wanted < 0 else wanted,) * 2)
if sys.argv[2] == "hardened":
    harden(os.environ)
print(resource.getrlimit(resource.RLIMIT_CORE), flush=True)
os.kill(os.getpid(), signal.SIGSEGV)
"""
"""Allows itself cores, hardens itself or not, and crashes."""

MAKE = """
import logging, os, sys
from pathlib import Path

from wxrepay_gui.app import main
from wxrepay_gui.domain.calendar import beijing_date
from wxrepay_gui.domain.example import document_example
from wxrepay_gui.domain.rules import parse
from wxrepay_gui.domain.settings import PRACTICE
from wxrepay_gui.start import Start

os.umask(int(sys.argv[1], 8))
try:
    main(["--version"])
except SystemExit:
    print(sorted(os.environ))

from PySide6.QtCore import QLockFile

lock = QLockFile("lock")
assert lock.tryLock(0)
start = Start(base=Path("data"))
workspace = start.open_workspace(PRACTICE)
logging.getLogger("wxrepay_gui").warning("said")
today = beijing_date(start.now())
draft = document_example(today=today, out_record_id=workspace.record_ids.new())
list(workspace.submitter.submit(parse(draft, mchid=workspace.merchant.mchid, today=today).booking))
for path in Path().rglob("*"):
    print(path, oct(path.stat().st_mode & 0o7777))
workspace.close()
"""
"""Starts the program as a shell with that umask would, books in practice, and tells every mode."""


def crashed(folder: Path, *words: str) -> str:
    """What it said of its limit before it crashed."""
    ended = subprocess.run(
        [sys.executable, "-c", CRASH, *words],
        cwd=folder,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert ended.returncode == -signal.SIGSEGV, ended.stderr
    return ended.stdout.strip()


def test_a_crash_leaves_no_core(tmp_path: Path) -> None:
    assert crashed(tmp_path, "-1", "hardened") == "(1, 1)"
    assert list(tmp_path.iterdir()) == []


def test_where_cores_were_forbidden_before_they_stay_forbidden(tmp_path: Path) -> None:
    assert crashed(tmp_path, "0", "hardened") in {"(0, 0)", "(1, 1)"}  # root may raise a limit
    assert list(tmp_path.iterdir()) == []


def test_without_hardening_the_same_crash_leaves_one(tmp_path: Path) -> None:
    """The two tests above can fail."""
    pattern = Path("/proc/sys/kernel/core_pattern")
    if not pattern.exists() or pattern.read_text().startswith(("|", "/")):
        pytest.skip("this system puts cores elsewhere")
    if crashed(tmp_path, "-1", "as it is") == "(0, 0)":
        pytest.skip("this system forbids cores")
    assert [path.name.partition(".")[0] for path in tmp_path.iterdir()] == ["core"]


def test_what_would_steer_the_libraries_is_gone_and_the_rest_is_left() -> None:
    environ = {**dict.fromkeys(STEERING, "x"), "HTTPS_PROXY": "http://p:1", "PATH": "y"}
    code = "import os; from wxrepay_gui.hardening import harden; harden(os.environ);"
    ended = subprocess.run(
        [sys.executable, "-c", f"{code} print(*sorted(os.environ))"],
        env={**environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    left = set(ended.stdout.split()) - {"LC_CTYPE"}  # Python's own, where there is no locale
    assert left == {"HTTPS_PROXY", "PATH", "PYTHONPATH"}


@pytest.mark.parametrize("umask", ["000", "022", "077"])
def test_the_program_makes_everything_for_its_user_alone(tmp_path: Path, umask: str) -> None:
    ended = subprocess.run(
        [sys.executable, "-c", MAKE, umask],
        cwd=tmp_path,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "SSLKEYLOGFILE": "keys"},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    environment, *lines = ended.stdout.splitlines()
    assert "SSLKEYLOGFILE" not in environment
    modes = dict(line.split(" ") for line in lines[1:])
    assert {Path(name).name for name in modes} == {
        "data",
        "ledger.reserve",
        "ledger.sqlite3",
        "ledger.sqlite3-journal",
        "lock",
        "practice",
        "practice-server.jsonl",
        "settings.json",
        "wxrepay.log",
    }
    folders = {"data", "data/practice"}
    assert {name for name, mode in modes.items() if mode == "0o700"} == folders
    assert {name for name, mode in modes.items() if mode == "0o600"} == modes.keys() - folders
