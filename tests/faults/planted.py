"""Plants the bugs that this program must never have, one by one, and shows the test that fails.

The list is that of ``reliability.md`` §3.1, and the ones that the simulation taught us. Each bug
is planted in a copy of the project; its tests are run there until the first one fails.
"""

import argparse
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.conftest import ROOT

PARTS = ("wxrepay_gui", "tests", "resources", "packaging", "pyproject.toml", "README.md")


@dataclass(frozen=True, slots=True)
class Bug:
    """One bug.

    Attributes:
        name: What it does wrong.
        path: The module that gets it.
        right: The program's text; stands there exactly once.
        wrong: What takes its place.
        tests: What has to fail.
    """

    name: str
    path: str
    right: str
    wrong: str
    tests: tuple[str, ...]


ANSWERS = "wxrepay_gui/wechat/answers.py"
COURSE = "wxrepay_gui/domain/course.py"
LEDGER = "wxrepay_gui/storage/ledger.py"

BUGS = (
    Bug(
        "claims a row after it was sent",
        COURSE,
        """    claimed: Submission = yield Claim(row)
    yield Show(claimed)
    sent: Sent = yield Send(claimed, row.sent_before)
""",
        """    sent: Sent = yield Send(row, row.sent_before)
    claimed: Submission = yield Claim(row)
    yield Show(claimed)
""",
        ("tests/domain/test_course.py", "tests/service/test_submit.py"),
    ),
    Bug(
        "takes a new number for a repeat",
        "wxrepay_gui/service/submit.py",
        "reply = self.client.book(row.body)",
        "number = row.booking.item.out_record_id\n"
        "        again = row.body.replace(number.encode(), number[::-1].encode())\n"
        "        reply = self.client.book(again if repeat else row.body)",
        ("tests/service/test_repeat.py",),
    ),
    Bug(
        "takes a TLS error for a request that was not sent",
        ANSWERS,
        "if attempt.stage is not Stage.SENDING:",
        'if attempt.stage is not Stage.SENDING or "SSL" in attempt.error:',
        ("tests/faults/test_network.py",),
    ),
    Bug(
        "takes a time-out for a refusal",
        ANSWERS,
        "    if answer is None or not answer.complete:\n        return Unknown(",
        '    if "Timeout" in attempt.error:\n'
        "        return NotBooked(reason=NotBookedReason.REFUSED)\n"
        "    if answer is None or not answer.complete:\n        return Unknown(",
        ("tests/service/test_submit.py",),
    ),
    Bug(
        "believes the refusal of a repeat",
        ANSWERS,
        "    _Row(400, 499, _ANY, _repeat),\n",
        "",
        ("tests/wechat/test_answers.py",),
    ),
    Bug(
        "believes an unsigned refusal without a question",
        ANSWERS,
        "_Row(400, 499, _UNSIGNED, _unknown(UnknownReason.UNSIGNED_REFUSAL))",
        "_Row(400, 499, _UNSIGNED, _refused_for_good)",
        ("tests/wechat/test_answers.py",),
    ),
    Bug(
        "checks no signature",
        "wxrepay_gui/wechat/verification.py",
        "self.key.verify(raw, text, padding.PKCS1v15(), hashes.SHA256())",
        "assert raw is not text",
        ("tests/wechat/test_verification.py",),
    ),
    Bug(
        "compares no field of what was recorded",
        ANSWERS,
        "if name in told and told[name] != sent",
        "if name in told and told[name] != sent and not sent",
        ("tests/wechat/test_answers.py",),
    ),
    Bug(
        "follows redirects",
        "wxrepay_gui/wechat/transport.py",
        "answer, error = _read(response.raw, wire, self.limits.body)",
        'if "Location" in response.headers:\n'
        '                    requests.post(response.headers["Location"], body, timeout=5)\n'
        "                answer, error = _read(response.raw, wire, self.limits.body)",
        ("tests/faults/test_network.py",),
    ),
    Bug(
        "lets the environment say whom TLS trusts and where its keys go",
        "wxrepay_gui/wechat/sockets.py",
        "context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)",
        "context = ssl.create_default_context()",
        ("tests/wechat",),
    ),
    Bug(
        "commits without a full sync",
        "wxrepay_gui/storage/database.py",
        '"synchronous": "EXTRA"',
        '"synchronous": "NORMAL"',
        ("tests/storage/test_database.py",),
    ),
    Bug(
        "sends a row that somebody else took up",
        LEDGER,
        "if not _is_same(before, row) or isinstance(before.state, Sending | Booked):",
        "if isinstance(before.state, Booked):",
        ("tests/storage/test_ledger.py",),
    ),
    Bug(
        "sends again at the start what was interrupted",
        "wxrepay_gui/service/workspace.py",
        "        ledger.recover()\n        undo.pop_all()",
        "        for row in ledger.recover():\n"
        "            client.book(row.body)\n"
        "        undo.pop_all()",
        ("tests/service/test_workspace.py",),
    ),
    Bug(
        "takes this computer's date for Beijing's",
        "wxrepay_gui/domain/calendar.py",
        ".astimezone(BEIJING).date()",
        ".astimezone().date()",
        ("tests/domain/test_calendar.py",),
    ),
    Bug(
        "lets a probe's signature pass",
        "wxrepay_gui/wechat/verification.py",
        "        except (binascii.Error, ValueError, InvalidSignature):\n",
        "        except (binascii.Error, ValueError, InvalidSignature):\n"
        '            if signature.startswith("WECHATPAY/SIGNTEST/"):\n'
        "                return Verdict.GOOD\n",
        ("tests/wechat/test_verification.py",),
    ),
    Bug(
        "sends a repeat without a question",
        COURSE,
        "if row.sent_before or not isinstance(row.state, NotSent):",
        "if not row.sent_before and not isinstance(row.state, NotSent):",
        ("tests/faults/test_simulation.py",),
    ),
    Bug(
        "sends a repeat while a delayed copy may arrive",
        COURSE,
        "REPEAT_AFTER = timedelta(seconds=60)",
        "REPEAT_AFTER = timedelta(seconds=0)",
        ("tests/service/test_repeat.py",),
    ),
    Bug(
        "sends what was mended meanwhile",
        LEDGER,
        "            _check_not_replaced(run, row.mchid, number)\n",
        "",
        ("tests/storage/test_ledger.py",),
    ),
    Bug(
        "takes one denial for the proof that a record does not exist",
        "wxrepay_gui/domain/query.py",
        "        last.at - first.at >= APART\n        and ",
        "        ",
        ("tests/domain/test_query.py",),
    ),
)


def plant(bug: Bug, tree: Path) -> None:
    """Put *bug* into the project at *tree*.

    Raises:
        ValueError: The program has another text there by now.
    """
    module = tree / bug.path
    text = module.read_text(encoding="utf-8")
    if text.count(bug.right) != 1:
        raise ValueError(f"{bug.path} does not hold once what the bug {bug.name!r} changes")
    module.write_text(text.replace(bug.right, bug.wrong), encoding="utf-8")


def copy(tree: Path) -> None:
    """Copy the project to *tree*."""
    for part in PARTS:
        source = ROOT / part
        if source.is_dir():
            shutil.copytree(source, tree / part, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, tree / part)


def failure(bug: Bug) -> str:
    """The first test that fails with *bug* planted; empty if none does."""
    with TemporaryDirectory(prefix="wxrepay-planted-") as folder:
        tree = Path(folder)
        copy(tree)
        plant(bug, tree)
        command = [sys.executable, "-m", "pytest", "-x", "-q", "-n0", "-p", "no:cacheprovider"]
        ended = subprocess.run(
            [*command, *bug.tests],
            cwd=tree,
            capture_output=True,
            text=True,
            check=False,
            timeout=600,
        )
    failed = [line for line in ended.stdout.splitlines() if line.startswith("FAILED ")]
    return failed[0].removeprefix("FAILED ").partition(" - ")[0] if failed else ""


def main(words: Sequence[str]) -> int:
    """Plant every bug; 1 if one of them is not caught."""
    parser = argparse.ArgumentParser(prog="python -m tests.faults planted", description=__doc__)
    parser.add_argument("--only", default="", help="those whose name holds this")
    options = parser.parse_args(words)
    chosen = [bug for bug in BUGS if options.only in bug.name]
    missed = 0
    for bug in chosen:
        test = failure(bug)
        missed += not test
        print(f"{bug.name}: {test or 'NOT CAUGHT'}", flush=True)  # noqa: T201  the report
    print(f"{len(chosen) - missed} of {len(chosen)} caught")  # noqa: T201  the report
    return 1 if missed else 0
