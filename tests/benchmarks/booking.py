"""Our cost of one booking, beside the floor of what it cannot do without.

``python -m tests.benchmarks.booking`` asks a practice server in a process of its own, by turns:
ours (validate, sign, commit, commit, send, verify, commit) and the floor (one RSA-2048 signature,
one verification, three SQLite commits, one plain ``requests`` exchange).
"""

import json
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import requests

from wxrepay_gui.domain.attempt import Answer
from wxrepay_gui.domain.calendar import beijing_date
from wxrepay_gui.domain.draft import Draft
from wxrepay_gui.domain.example import document_example
from wxrepay_gui.domain.merchant import Merchant
from wxrepay_gui.domain.outcome import Booked
from wxrepay_gui.domain.record_id import REAL, RecordIds
from wxrepay_gui.domain.rules import parse
from wxrepay_gui.domain.submission import Author
from wxrepay_gui.service.key_holder import KeyHolder
from wxrepay_gui.service.workspace import open_workspace
from wxrepay_gui.storage.database import PRAGMAS
from wxrepay_gui.storage.places import Places
from wxrepay_gui.wechat.client import BOOK_PATH
from wxrepay_gui.wechat.keys import PrivateKey, read_private_key
from wxrepay_gui.wechat.signing import Signer, new_nonce
from wxrepay_gui.wechat.transport import Transport
from wxrepay_gui.wechat.verification import Verifier

ROUNDS = 200
WARM_UP = 20


def now() -> datetime:
    """The computer's clock."""
    return datetime.now(UTC)


@contextmanager
def practice_server(folder: Path) -> Iterator[dict[str, str]]:
    """A practice server in a process of its own; what it says about itself."""
    command = [sys.executable, "-m", "wxrepay_gui.practice", str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        facts: dict[str, str] = {}
        while len(facts) < 10:
            line = process.stdout.readline()
            facts[line[:14].strip()] = line[14:].strip()
        try:
            yield facts
        finally:
            process.terminate()


class Floor:
    """The least that a signed, recorded, verified exchange costs with the same libraries."""

    def __init__(
        self, folder: Path, facts: dict[str, str], merchant: Merchant, key: PrivateKey
    ) -> None:
        self._url = f"{facts['address']}{BOOK_PATH}"
        self._root = facts["TLS root"]
        self._signer = Signer(mchid=merchant.mchid, serial_no=merchant.serial_no, key=lambda: key)
        self._verifier = Verifier.of(merchant)
        self.database = sqlite3.connect(folder / "floor.sqlite3")
        for name, value in PRAGMAS.items():
            self.database.execute(f"PRAGMA {name}={value}").fetchall()
        self.database.execute("CREATE TABLE rows (id INTEGER PRIMARY KEY, sent BLOB, answer BLOB)")
        self.database.commit()

    def book(self, body: bytes) -> None:
        """One exchange, with two commits before and one after it."""
        self.database.execute("INSERT INTO rows (sent) VALUES (?)", (body,))
        self.database.commit()
        self.database.execute("UPDATE rows SET answer = '' WHERE id = last_insert_rowid()")
        self.database.commit()
        answer = requests.post(
            self._url,
            data=body,
            headers={
                "Accept": "application/json",
                "Content-Type": "application/json",
                "User-Agent": "floor",
                "Wechatpay-Serial": self._verifier.asked,
                "Authorization": self._signer.authorization(
                    method="POST",
                    path=BOOK_PATH,
                    body=body,
                    timestamp=int(time.time()),
                    nonce=new_nonce(),
                ),
            },
            verify=self._root,
            timeout=10,
        )
        verdict = self._verifier.verify(
            Answer(
                status=answer.status_code,
                headers=tuple(answer.headers.items()),
                body=answer.content,
                complete=True,
            ),
            now=time.time(),
        )
        assert (answer.status_code, verdict.value) == (200, "good"), answer.text
        self.database.execute(
            "UPDATE rows SET answer = ? WHERE id = last_insert_rowid()", (answer.content,)
        )
        self.database.commit()


def main() -> None:
    """Print medians, the tail and the ratio."""
    with tempfile.TemporaryDirectory() as name, practice_server(Path(name)) as facts:
        folder = Path(name)
        key = read_private_key(Path(facts["private key"]).read_bytes())
        merchant = Merchant(
            mchid=facts["mchid"],
            name="practice",
            serial_no=facts["serial_no"],
            public_key_id=facts["public_key_id"],
            public_key=Path(facts["public key"]).read_text(),
        )
        floor = Floor(folder, facts, merchant, key)
        port = int(facts["address"].rpartition(":")[2])
        workspace = open_workspace(
            places=Places(folder / "ours"),
            merchant=merchant,
            key=KeyHolder(key),
            transport=Transport.practice(port, Path(facts["TLS root"]).read_text()),
            author=Author(user="benchmark", station="00", version="0"),
            now=now,
        )
        numbers = RecordIds(pattern=REAL, station="00", now=now)
        with closing(floor.database), closing(workspace):
            spent: dict[str, list[float]] = {"floor": [], "ours": []}
            for _ in range(WARM_UP + ROUNDS):
                draft = document_example(today=beijing_date(now()), out_record_id=numbers.new())
                body = json.dumps(json.loads(booked_body(draft, merchant))).encode()
                start = time.perf_counter()
                floor.book(body)
                spent["floor"].append(time.perf_counter() - start)
                draft = replace(draft, out_record_id=numbers.new())
                start = time.perf_counter()
                booking = parse(draft, mchid=merchant.mchid, today=beijing_date(now())).booking
                assert booking is not None
                *_, row = workspace.submitter.submit(booking)
                spent["ours"].append(time.perf_counter() - start)
                assert isinstance(row.state, Booked), row
    for kind, seconds in spent.items():
        ordered = sorted(seconds[WARM_UP:])
        print(
            f"{kind}: p50 {statistics.median(ordered) * 1000:6.2f} ms,"
            f" p95 {ordered[int(len(ordered) * 0.95)] * 1000:6.2f} ms"
        )
    ratio = statistics.median(spent["ours"][WARM_UP:]) / statistics.median(spent["floor"][WARM_UP:])
    print(f"ratio: {ratio:.2f} (aim 1.5)")


def booked_body(draft: Draft, merchant: Merchant) -> bytes:
    """The draft's body."""
    booking = parse(draft, mchid=merchant.mchid, today=beijing_date(now())).booking
    assert booking is not None
    return booking.body()


if __name__ == "__main__":
    main()
