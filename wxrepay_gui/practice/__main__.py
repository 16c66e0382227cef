"""The practice server by itself, for other tools: ``python -m wxrepay_gui.practice FOLDER``."""

import signal
import threading
from argparse import ArgumentParser
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from wxrepay_gui.domain.scenario import Scenario
from wxrepay_gui.practice.identity import (
    CERTIFICATE_FILE,
    HOST,
    KEY_FILE,
    PLATFORM_FILE,
    PUBLIC_KEY_FILE,
    TLS_ROOT_FILE,
    Identity,
)
from wxrepay_gui.practice.server import PracticeServer

LOG_FILE = "practice.jsonl"


def _now() -> datetime:
    return datetime.now(UTC)


def _wait() -> None:
    """Return never; a time limit lets Ctrl+C through on Windows."""
    while True:
        threading.Event().wait(1)


def main(arguments: Sequence[str] | None = None, *, wait: Callable[[], None] = _wait) -> None:
    """Write what a client needs into a folder and serve until Ctrl+C.

    Args:
        arguments: The command line's, if not the process's own.
        wait: Serving ends when it returns or is interrupted.
    """
    parser = ArgumentParser(prog="python -m wxrepay_gui.practice", description=__doc__)
    parser.add_argument("folder", type=Path, help="where keys, certificates and the log go")
    parser.add_argument("--port", type=int, default=0, help="default: any that is free")
    parser.add_argument(
        "--scenario",
        type=Scenario,
        default=Scenario.BOOKED,
        choices=tuple(Scenario),
        help="how to answer (default: %(default)s)",
    )
    chosen = parser.parse_args(arguments)
    identity = Identity.make(_now())
    try:
        identity.write(chosen.folder)
    except OSError as error:
        parser.error(str(error))
    server = PracticeServer(
        identity, chosen.folder / LOG_FILE, _now, chosen.scenario, port=chosen.port
    )
    with suppress(KeyboardInterrupt), server:
        print(_introduction(identity, server, chosen.folder), flush=True)  # noqa: T201  for a terminal
        wait()


def _introduction(identity: Identity, server: PracticeServer, folder: Path) -> str:
    merchant = identity.merchant
    facts = {
        "address": f"https://{HOST}:{server.port}",
        "scenario": server.scenario,
        "mchid": merchant.mchid,
        "serial_no": merchant.serial_no,
        "public_key_id": merchant.public_key_id,
        "private key": folder / KEY_FILE,
        "certificate": folder / CERTIFICATE_FILE,
        "public key": folder / PUBLIC_KEY_FILE,
        "platform cert": folder / PLATFORM_FILE,
        "TLS root": folder / TLS_ROOT_FILE,
        "log": folder / LOG_FILE,
    }
    return "\n".join(f"{name:<15}{fact}" for name, fact in facts.items())


if __name__ == "__main__":
    for ending in (signal.SIGINT, signal.SIGTERM):  # the first is ignored in a shell's background
        signal.signal(ending, signal.default_int_handler)
    main()
