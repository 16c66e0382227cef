"""A process that has imported the whole program and forks one child for every start of it.

Each child is a process of its own, killed by a real signal; what it saves is the time in which
Python imports. ``python -m tests.faults.zygote`` reads one errand a line from standard input.
"""

import gc
import os
import select
import signal
import subprocess
import sys
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from tests.faults.errand import Errand

ROOT = Path(__file__).parent.parent.parent
LONGEST = 45
"""Seconds that one start may take."""

_OUT = 1


def serve() -> None:
    """Fork a child for every line of standard input; tell how each ended."""
    from tests.faults import person  # noqa: PLC0415  the parent's process imports none of Qt
    from wxrepay_gui.gui import system_proxy  # noqa: F401, PLC0415  what a start imports late
    from wxrepay_gui.service import office  # noqa: F401, PLC0415  the same
    from wxrepay_gui.storage import log, sheet  # noqa: F401, PLC0415  the same

    gc.freeze()
    for line in sys.stdin:
        errand = Errand.read(line)
        child = os.fork()
        if not child:
            _live(partial(person.run, errand, _OUT))
        os.write(_OUT, f"ended {_end_of(child, errand.kill_after)}\n".encode())


def _live(life: Callable[[], None]) -> None:
    """Be the program until it ends, and then nothing more."""
    try:
        life()
        os._exit(0)
    except BaseException:  # noqa: BLE001  the fork must never go on as its parent
        traceback.print_exc()
        os._exit(1)


def _end_of(child: int, kill_after: float) -> int:
    """Wait for *child*, and kill it after so many seconds; its exit code, or less its signal."""
    handle = os.pidfd_open(child)
    try:
        if not select.select([handle], [], [], kill_after or LONGEST)[0]:
            os.kill(child, signal.SIGKILL)
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    finally:
        os.close(handle)


@dataclass(frozen=True, slots=True, kw_only=True)
class Life:
    """What one start came to.

    Attributes:
        lines: What it told.
        code: Its exit code; less a signal's number if that ended it.
    """

    lines: tuple[str, ...]
    code: int

    @property
    def was_killed(self) -> bool:
        return self.code in {-signal.SIGKILL, -signal.SIGSYS}

    @property
    def died_at(self) -> str:
        """The point that it named with its last breath; empty if none."""
        return next(iter(self.told("died")), "")

    def told(self, word: str) -> list[str]:
        """What stands behind *word* in each line that begins with it."""
        return [line.removeprefix(word).strip() for line in self.lines if line.startswith(word)]


@dataclass(frozen=True, slots=True)
class Zygote:
    """A zygote's process, as its parent sees it."""

    process: "subprocess.Popen[str]"

    def live(self, errand: Errand) -> Life:
        """Have a child do *errand*, until its end."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(errand.line() + "\n")
        self.process.stdin.flush()
        lines: list[str] = []
        for line in self.process.stdout:
            if line.startswith("ended "):
                return Life(lines=tuple(lines), code=int(line.removeprefix("ended ")))
            lines.append(line.rstrip("\n"))
        raise EOFError("the zygote died")


@contextmanager
def zygote_in(folder: Path) -> Iterator[Zygote]:
    """A zygote whose children find an empty home in *folder*; it ends with the block."""
    home = folder / "home"
    home.mkdir(parents=True)
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(home),
        "TMPDIR": str(home),
        "XDG_RUNTIME_DIR": str(home),
        "QT_QPA_PLATFORM": "offscreen",
    }
    home.chmod(0o700)
    with (
        (folder / "stderr").open("w") as trouble,
        subprocess.Popen(
            [sys.executable, "-m", "tests.faults.zygote"],
            cwd=ROOT,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=trouble,
            text=True,
        ) as process,
    ):
        try:
            yield Zygote(process)
        finally:
            with suppress(BrokenPipeError):
                process.stdin.close()  # type: ignore[union-attr]  # it is a pipe
            process.wait(timeout=LONGEST)


if __name__ == "__main__":
    serve()
