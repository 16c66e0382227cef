"""What the program is made of, and whether any of it has a known hole.

python packaging/reports.py [--into FOLDER] [--lock FILE] [--waivers FILE] [--osv-url URL]

Writes two files: ``sbom.cdx.json``, the bill of materials (CycloneDX), and ``pip-audit.json``, what
a public service knows of every entry. A bill that lacks an entry of the lock file fails, and so
does a known hole that ``waivers.toml`` does not name. A service that cannot be reached does not:
the report and the last lines say then how many entries nobody has judged.
"""

import argparse
import json
import re
import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
SERVICES = ("pypi", "osv")
"""Asked one after the other, until one knows every entry."""

LONGEST_WAIVER = timedelta(days=30)
PATIENCE = 8
"""Seconds that one service may take for all of its answers."""

WRONG_WORDS = 2
"""The exit code of a program that does not understand how it was called."""

_PIN = re.compile(r"^([\w.-]+)==([^\s;\\]+)", re.MULTILINE)

Dependency = Mapping[str, Any]
"""One entry of pip-audit's: its name, and either its holes or why nobody judged it."""


class ReportError(Exception):
    """The gate must not pass; the text says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiver:
    """A known hole that may stay open for a while.

    Attributes:
        id: The hole's name, or one of its other names.
        since: The day since which it is known.
        reason: Why nobody can be hurt by it meanwhile.
    """

    id: str
    since: date
    reason: str

    def holds(self, today: date) -> bool:
        """Whether it has begun and is not too old."""
        return timedelta(0) <= today - self.since <= LONGEST_WAIVER


def main(words: Sequence[str]) -> int:
    """Write both reports; 1 if the gate must not pass."""
    parser = argparse.ArgumentParser(description="Reports on what the program is made of.")
    parser.add_argument("--into", type=Path, default=ROOT / "build" / "reports")
    parser.add_argument("--lock", type=Path, default=ROOT / "packaging" / "requirements.txt")
    parser.add_argument("--waivers", type=Path, default=ROOT / "packaging" / "waivers.toml")
    parser.add_argument("--osv-url", help="ask this service instead of the public ones")
    chosen = parser.parse_args(words)
    chosen.into.mkdir(parents=True, exist_ok=True)
    pins = dict(_PIN.findall(chosen.lock.read_text(encoding="utf-8")))
    codes = [
        told(partial(list_materials, pins, chosen.lock, chosen.into / "sbom.cdx.json")),
        told(
            partial(
                audit,
                pins,
                chosen.into / "pip-audit.json",
                waivers=chosen.waivers,
                today=datetime.now(UTC).date(),
                osv_url=chosen.osv_url,
            )
        ),
    ]
    return max(codes)


def told(step: Callable[[], str]) -> int:
    """Do *step* and print what it says; 1 if the gate must not pass."""
    try:
        print(step())
    except ReportError as error:
        print(error)
        return 1
    return 0


def list_materials(pins: Mapping[str, str], lock: Path, report: Path) -> str:
    """Write the bill of materials to *report*; a sentence about it.

    Raises:
        ReportError: It would be empty, or it lacks one of *pins*.
    """
    report.unlink(missing_ok=True)
    if not pins:
        raise ReportError(f"{lock.name} pins nothing: the bill of materials would be empty")
    words = ["cyclonedx_py", "requirements", "--pyproject", str(ROOT / "pyproject.toml")]
    words += ["--output-reproducible", "--of", "JSON", "-o", str(report), str(lock)]
    trouble = run(words, patience=60)
    listed = {each["name"]: each["version"] for each in read(report).get("components", ())}
    missing = sorted(name for name, version in pins.items() if listed.get(name) != version)
    if missing:
        raise ReportError(f"the bill of materials lacks {', '.join(missing)}. {trouble}")
    return f"bill of materials: {len(pins)} entries"


def audit(
    pins: Mapping[str, str],
    report: Path,
    *,
    waivers: Path,
    today: date,
    osv_url: str | None = None,
) -> str:
    """Have a service judge every one of *pins*, and write that to *report*; a sentence about it.

    Raises:
        ReportError: There is a known hole that no waiver names, or the waivers are not in order.
    """
    accepted = read_waivers(waivers, today)
    # The bare pins: of the lock file itself, what other systems need would be passed over.
    bare = report.with_name("pins.txt")
    bare.write_text("".join(f"{name}=={pin}\n" for name, pin in pins.items()), encoding="utf-8")
    judged: dict[str, Dependency] = {}
    troubles: list[str] = []
    for service in ("osv",) if osv_url else SERVICES:
        report.unlink(missing_ok=True)
        words = ["pip_audit", "-r", str(bare), "--no-deps", "--disable-pip"]
        words += ["--vulnerability-service", service, "--timeout", "5", "--progress-spinner", "off"]
        words += ["--format", "json", "--output", str(report)]
        words += ["--osv-url", osv_url] if osv_url else []
        trouble = run(words, patience=PATIENCE)
        answered = read(report).get("dependencies", ())
        judged |= {each["name"]: each for each in answered if "vulns" in each}
        if judged.keys() >= pins.keys():
            break
        skipped = next((each["skip_reason"] for each in answered if "skip_reason" in each), "")
        troubles.append(f"{service}: {skipped or trouble}")
    unjudged = sorted(pins.keys() - judged.keys())
    open_holes, waived = sort_holes(judged.values(), accepted)
    content = {
        "on": today.isoformat(),
        "unjudged": unjudged,
        "troubles": troubles,
        "open": open_holes,
        "waived": waived,
        "dependencies": list(judged.values()),
    }
    report.write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")
    if open_holes:
        raise ReportError(f"known holes: {', '.join(open_holes)}")
    words = [f"known holes: none open, {len(waived)} waived, {len(judged)} of {len(pins)} judged"]
    if unjudged:
        words.append("NOT JUDGED, no service was reached or knew them: " + ", ".join(unjudged))
        words += troubles
    return "\n".join(words)


def sort_holes(
    dependencies: Iterable[Dependency], waivers: Iterable[Waiver]
) -> tuple[list[str], list[str]]:
    """The known holes that are open, and those that one of *waivers* names."""
    accepted = {waiver.id for waiver in waivers}
    found: tuple[list[str], list[str]] = ([], [])
    for each in dependencies:
        for hole in each["vulns"]:
            name = f"{hole['id']} in {each['name']} {each['version']}"
            names = {hole["id"], *hole["aliases"]}
            found[bool(names & accepted)].append(name)
    return found


def read_waivers(path: Path, today: date) -> list[Waiver]:
    """Those of the table's waivers that hold *today*.

    Raises:
        ReportError: One of them lacks its name, its day or its reason.
    """
    try:
        rows = tomllib.loads(path.read_text(encoding="utf-8")).get("waiver", [])
        waivers = [Waiver(**row) for row in rows]
    except (OSError, TypeError, tomllib.TOMLDecodeError) as error:
        raise ReportError(f"{path.name}: {error}") from error
    wrong = [one.id for one in waivers if type(one.since) is not date or not one.reason.strip()]
    if wrong:
        raise ReportError(f"{path.name}: no day or no reason for {', '.join(wrong)}")
    return [one for one in waivers if one.holds(today)]


def run(words: Sequence[str], *, patience: float) -> str:
    """Run a Python module as a program; the last line of what troubled it.

    Raises:
        ReportError: It does not understand its words, or is not installed.
    """
    try:
        ended = subprocess.run(
            [sys.executable, "-m", *words],
            capture_output=True,
            check=False,
            text=True,
            timeout=patience,
        )
    except subprocess.TimeoutExpired:
        return f"no answer within {patience:g} s"
    trouble = ended.stderr.strip().rpartition("\n")[2]
    if ended.returncode == WRONG_WORDS or "No module named" in trouble:
        raise ReportError(f"{words[0]}: {trouble}")
    return trouble


def read(report: Path) -> dict[str, Any]:
    """What a program wrote; nothing if it wrote nothing whole."""
    try:
        content = json.loads(report.read_bytes())
    except (OSError, ValueError):
        return {}
    return content if isinstance(content, dict) else {}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
