"""Set this checkout up on any machine, then run the program or its tests.

python3 packaging/dev.py run  [words for the program]
python3 packaging/dev.py test [words for pytest]
python3 packaging/dev.py lock [words for uv, such as --upgrade]

``run`` starts the program; where there is no display, it takes the tour's pictures instead.
``test`` is the whole gate, with its reports in ``build/reports``. ``lock`` writes the two
requirements files anew from ``pyproject.toml``. Python packages go into ``.venv``; what
``debian-packages.txt`` names is installed with apt where that is possible. Nothing else on the
machine is touched.

Standard library only: when this starts, nothing is installed yet.
"""

# Lets a Python that is too old read as far as the sentence that tells it so.
from __future__ import annotations

import configparser
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

ROOT = Path(__file__).resolve().parent.parent
HERE = ROOT / "packaging"
VENV = ROOT / ".venv"
SCRIPTS = VENV / ("Scripts" if sys.platform == "win32" else "bin")
OLDEST_PYTHON = (3, 11)
RUN_LOCK = HERE / "requirements.txt"
TEST_LOCK = HERE / "requirements-dev.txt"
TOUR = ROOT / "build" / "tour"

# Loads what Qt needs from the system, and names the first library that is not there.
LIBRARY_PROBE = """
import ctypes, os, pathlib
import PySide6.QtWidgets
plugin = pathlib.Path(PySide6.__file__).parent / "Qt/plugins/platforms/libqxcb.so"
if "DISPLAY" in os.environ and plugin.exists():
    ctypes.CDLL(str(plugin))
"""


class SetUpError(Exception):
    """The machine lacks something; the text says what, and what to do about it."""


def main(words: list[str]) -> int:
    """Do what the first of *words* says; return the exit code."""
    actions = {"run": run, "test": test, "lock": lock}
    if not words or words[0] not in actions:
        print(__doc__)
        return 2
    try:
        return actions[words[0]](words[1:])
    except SetUpError as error:
        print(f"dev.py: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def run(words: list[str]) -> int:
    """Start the program, or without a display take the tour's pictures."""
    set_up(RUN_LOCK, "run")
    program = [tool("python"), "-m", "wxrepay_gui"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    if has_display():
        code = call([*program, *words], environment)
    else:
        announce(f"no display: the tour's pictures go to {named(TOUR)}")
        environment["QT_QPA_PLATFORM"] = "offscreen"
        code = call([*program, "--tour", str(TOUR), *words], environment)
    if code:
        explain_missing_library()
    return code


def test(words: list[str]) -> int:
    """Run every step of the gate, also after one has failed."""
    set_up(TEST_LOCK, "run", "test")
    workers = 2 * (os.cpu_count() or 1)  # they wait for half of the time
    pytest = [tool("python"), "-m", "pytest", f"--numprocesses={workers}", "--dist=loadfile"]
    steps = {
        "ruff check": [tool("ruff"), "check"],
        "ruff format": [tool("ruff"), "format", "--check"],
        "mypy": [tool("mypy")],
        "import contracts": [tool("lint-imports"), "--no-logo"],
        "reports": [tool("python"), "packaging/reports.py"],
        "pytest": [*pytest, *(words or ["--cov"])],
    }
    if words:
        announce("pytest was given words: coverage is not judged")
    failed = failing(steps)
    if "pytest" in failed:
        explain_missing_library()
    announce(f"gate failed: {', '.join(failed)}" if failed else "gate passed")
    return 1 if failed else 0


def lock(words: list[str]) -> int:
    """Write both requirements files anew, for every system and every Python we support."""
    set_up(TEST_LOCK, "run", "test")
    compiler = [tool("uv"), "pip", "compile", "pyproject.toml", "--quiet"]
    compiler += ["--universal", "--python-version", ".".join(map(str, OLDEST_PYTHON))]
    # Without its extras a pin does not hold for pip, which then wants a hash it does not have.
    compiler += ["--generate-hashes", "--no-strip-extras"]
    compiler += ["--no-emit-index-url", "--no-emit-find-links"]
    compiler += ["--custom-compile-command", "python3 packaging/dev.py lock", *words]
    steps = {
        RUN_LOCK.name: [*compiler, "--output-file", named(RUN_LOCK)],
        TEST_LOCK.name: [*compiler, "--extra", "dev", "--output-file", named(TEST_LOCK)],
    }
    return 1 if failing(steps) else 0


def set_up(lock_file: Path, *uses: str) -> None:
    """Make the checkout ready for *uses*; quick when it is ready already.

    Raises:
        SetUpError: If the machine lacks something that cannot be installed from here.
    """
    if sys.version_info < OLDEST_PYTHON:
        needed = ".".join(map(str, OLDEST_PYTHON))
        found = sys.version.partition(" ")[0]
        raise SetUpError(f"Python {needed} or newer is needed, and this is {found}.")
    install_debian_packages(uses)
    make_venv()
    install_python_packages(lock_file)
    compile_translations()


def install_debian_packages(uses: Iterable[str]) -> None:
    """Install what is missing for *uses*, or say what to type; needs apt to do anything."""
    if not (shutil.which("apt-get") and shutil.which("dpkg-query")):
        return
    missing = missing_debian_packages(uses)
    if not missing:
        return
    install = ["apt-get", "install", "-y", "--no-install-recommends", *missing]
    prefix = root_prefix()
    if prefix is None:
        announce(f"Debian packages are missing; type: sudo {' '.join(install)}")
        return
    announce(" ".join(install))
    prefix += ["env", "DEBIAN_FRONTEND=noninteractive"]
    call([*prefix, "apt-get", "update", "-qq"])
    if call([*prefix, *install, "-o", "DPkg::Lock::Timeout=300"], quiet=True):
        announce("apt-get failed: going on without these packages")


def missing_debian_packages(uses: Iterable[str]) -> list[str]:
    """Name what ``debian-packages.txt`` lists for *uses* and this system lacks.

    A package that another one provides counts as there: newer releases rename libraries so.
    """
    packages = configparser.ConfigParser(allow_no_value=True)
    packages.read(HERE / "debian-packages.txt", encoding="utf-8")
    wanted = {name for use in uses for name in packages[use]}
    if importlib.util.find_spec("ensurepip") is not None:
        wanted.discard("python3-venv")
    listing = subprocess.run(
        ["dpkg-query", "--show", "--showformat=${db:Status-Abbrev},${Package},${Provides}\n"],
        capture_output=True,
        check=True,
        text=True,
    ).stdout
    installed = {
        name.split()[0]
        for line in listing.splitlines()
        if line.startswith("ii")
        for name in line.split(",")[1:]
        if name
    }
    return sorted(wanted - installed)


def root_prefix() -> list[str] | None:
    """Words that make a command run as root without a question, or None."""
    if os.geteuid() == 0:
        return []
    sudo = ["sudo", "-n"]
    if shutil.which("sudo") is None:
        return None
    asked = subprocess.run([*sudo, "true"], capture_output=True, check=False)
    return sudo if asked.returncode == 0 else None


def make_venv() -> None:
    """Create ``.venv``, anew when another Python or another place made it."""
    made_by = VENV / "made-by"
    major, minor = sys.version_info[:2]
    maker = f"Python {major}.{minor} of {sys.base_prefix}\n{VENV}\n"
    if text_of(made_by) == maker:
        return
    if importlib.util.find_spec("ensurepip") is None:
        raise SetUpError("Python lacks its module venv: install the package python3-venv.")
    announce("python -m venv .venv")
    if call([sys.executable, "-m", "venv", "--clear", str(VENV)]):
        raise SetUpError("The virtual environment could not be made; the reason stands above.")
    made_by.write_text(maker, encoding="utf-8")


def install_python_packages(lock_file: Path) -> None:
    """Install what *lock_file* pins, unless that very file was installed last time."""
    stamp = VENV / f"{lock_file.name}.installed"
    digest = hashlib.sha256(lock_file.read_bytes()).hexdigest()
    if text_of(stamp) == digest:
        return
    announce(f"pip install -r {named(lock_file)}")
    pip = [tool("python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    if call([*pip, "--require-hashes", "--only-binary=:all:", "-r", str(lock_file)]):
        raise SetUpError("The Python packages could not be installed; the reason stands above.")
    stamp.write_text(digest, encoding="utf-8")


def compile_translations() -> None:
    """Bring every ``.qm`` up to the ``.ts`` beside it."""
    for source in sorted((ROOT / "resources" / "i18n").glob("*.ts")):
        compiled = source.with_suffix(".qm")
        if compiled.exists() and compiled.stat().st_mtime_ns >= source.stat().st_mtime_ns:
            continue
        announce(f"lrelease {named(source)}")
        if call([tool("pyside6-lrelease"), "-silent", str(source), "-qm", str(compiled)]):
            raise SetUpError(f"{source.name} could not be compiled; the reason stands above.")


def explain_missing_library() -> None:
    """Say which shared library Qt cannot load, if that is what is wrong."""
    probe = subprocess.run(
        [tool("python"), "-c", LIBRARY_PROBE], capture_output=True, check=False, text=True
    )
    if probe.returncode:
        reason = probe.stderr.strip().rpartition("\n")[2]
        announce(f"Qt lacks a library of this system: {reason}")


def has_display() -> bool:
    """Whether a window could be seen; only Linux runs without."""
    names = ("DISPLAY", "WAYLAND_DISPLAY")
    return not sys.platform.startswith("linux") or any(os.environ.get(name) for name in names)


def failing(steps: Mapping[str, Sequence[str]]) -> list[str]:
    """Do every one of *steps* in the checkout; return the names of those that failed."""
    environment = {"QT_QPA_PLATFORM": "offscreen", **os.environ}
    failed = []
    for name, command in steps.items():
        announce(name)
        if call(command, environment, directory=ROOT):
            failed.append(name)
    return failed


def call(
    command: Sequence[str],
    environment: Mapping[str, str] | None = None,
    *,
    directory: Path | None = None,
    quiet: bool = False,
) -> int:
    """Run *command* to its end and return its exit code; *quiet* shows only its errors."""
    output = subprocess.DEVNULL if quiet else None
    return subprocess.run(
        command, env=environment, cwd=directory, stdout=output, check=False
    ).returncode


def tool(name: str) -> str:
    """Where ``.venv`` keeps the program *name*."""
    return str(SCRIPTS / name)


def named(path: Path) -> str:
    """Name *path* as it is called in the checkout."""
    return path.relative_to(ROOT).as_posix()


def text_of(path: Path) -> str | None:
    """What stands in *path*, or None without such a file."""
    return path.read_text(encoding="utf-8") if path.exists() else None


def announce(sentence: str) -> None:
    """Tell the terminal what happens next, ahead of what the step itself prints."""
    print(f"== {sentence}", flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
