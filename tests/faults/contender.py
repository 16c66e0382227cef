"""One of two programs on one ledger: ``python -m tests.faults.contender``, told what to do by JSON.

Standard input: one line of facts, then one line for each round. It says that it is ready, waits
for the pipe that both contenders wait for, does its deed, and says what came of it.
"""

import json
import os
import sys
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.serialization import load_pem_private_key

from wxrepay_gui.domain.booking import read_body
from wxrepay_gui.domain.errors import ExpectedError
from wxrepay_gui.domain.merchant import Merchant
from wxrepay_gui.domain.submission import Author, Submission
from wxrepay_gui.practice.identity import KEY_FILE
from wxrepay_gui.service.key_holder import KeyHolder
from wxrepay_gui.service.workspace import Workspace, open_workspace
from wxrepay_gui.storage.places import Places
from wxrepay_gui.wechat.transport import Transport

AUTHOR = Author(user="王五", station="K7", version="0.1.0")


class Deed(StrEnum):
    """What a contender does in a round."""

    SUBMIT = "submit"
    """Books under the number it is given, perhaps in the place of another."""

    REPEAT = "repeat"
    """Sends again what is in the ledger."""

    TAKE_OVER = "take over"
    """Takes what the other is sending for left over from a crash, asks, and sends it again."""


def _submit(workspace: Workspace, wanted: Mapping[str, Any]) -> Iterator[Submission]:
    booking = read_body(wanted["body"].encode())
    return workspace.submitter.submit(booking, replaces=wanted.get("replaces"))


def _repeat(workspace: Workspace, wanted: Mapping[str, Any]) -> Iterator[Submission]:
    return workspace.submitter.repeat(wanted["id"])


def _take_over(workspace: Workspace, _wanted: Mapping[str, Any]) -> Iterator[Submission]:
    for row in workspace.ledger.recover():
        yield from workspace.submitter.repeat(row.id)


_DEEDS: Mapping[Deed, Callable[[Workspace, Mapping[str, Any]], Iterator[Submission]]] = {
    Deed.SUBMIT: _submit,
    Deed.REPEAT: _repeat,
    Deed.TAKE_OVER: _take_over,
}


def contend(workspace: Workspace, barrier: int) -> None:
    """Do what each line says as soon as a byte of *barrier* is to be had."""
    for line in sys.stdin:
        wanted = json.loads(line)
        _say("ready")
        os.read(barrier, 1)
        try:
            rows = list(_DEEDS[Deed(wanted["deed"])](workspace, wanted))
            _say(rows[-1].status.value if rows else "nothing")
        except ExpectedError as error:
            _say(type(error).__name__)


def _say(word: str) -> None:
    print(word, flush=True)  # noqa: T201  the parent reads it


def _workspace(facts: Mapping[str, Any]) -> Workspace:
    key = load_pem_private_key((Path(facts["files"]) / KEY_FILE).read_bytes(), None)
    assert isinstance(key, RSAPrivateKey)
    return open_workspace(
        places=Places(Path(facts["folder"])),
        merchant=Merchant(**facts["merchant"]),
        key=KeyHolder(key),
        transport=Transport.practice(facts["port"], facts["root"]),
        author=AUTHOR,
        now=lambda: datetime.now(UTC),
    )


if __name__ == "__main__":
    contend(_workspace(json.loads(sys.stdin.readline())), int(sys.argv[1]))
