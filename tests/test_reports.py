"""The gate's reports: what the program is made of, and whether any of it has a known hole."""

import importlib.util
import json
import sys
import threading
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import ModuleType

import pytest

from tests.conftest import ROOT

HOLE = "PYSEC-2026-1"
ALIAS = "CVE-2026-0001"
LOCK = """
requests==2.32.4 \\
    --hash=sha256:27babd3cda2a6d50b30443204ee89830707d396671944c998b5975b031ac2b2c
pywin32-ctypes==0.2.3 ; sys_platform == 'win32' \\
    --hash=sha256:8a1513379d709975552d202d942d9837758905c8d01eb82b8bcc30918929e7b8
"""
PINS = {"requests": "2.32.4", "pywin32-ctypes": "0.2.3"}
NOBODY = "http://127.0.0.1:9"


@pytest.fixture(scope="module")
def reports() -> ModuleType:
    """The script, which is no module of any package."""
    spec = importlib.util.spec_from_file_location("reports", ROOT / "packaging" / "reports.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["reports"] = module  # its dataclass asks for that
    spec.loader.exec_module(module)
    return module


class Service(BaseHTTPRequestHandler):
    """Answers as osv.dev does: one hole, in requests."""

    def do_POST(self) -> None:
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        name = asked["package"]["name"]
        hole = {
            "id": HOLE,
            "aliases": [ALIAS],
            "summary": "made up",
            "modified": "2026-01-01T00:00:00Z",
            "affected": [
                {
                    "package": {"name": name, "ecosystem": "PyPI"},
                    "ranges": [
                        {"type": "ECOSYSTEM", "events": [{"introduced": "0"}, {"fixed": "99"}]}
                    ],
                }
            ],
        }
        body = json.dumps({"vulns": [hole]} if name == "requests" else {}).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def service() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Service) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


def waiver(days: int = 0, name: str = HOLE, reason: str = "never called") -> str:
    since = datetime.now(UTC).date() - timedelta(days=days)
    return f'[[waiver]]\nid = "{name}"\nsince = {since}\nreason = "{reason}"\n'


@pytest.fixture
def waivers(tmp_path: Path) -> Path:
    """The table, empty so far."""
    path = tmp_path / "waivers.toml"
    path.touch()
    return path


def today() -> date:
    return datetime.now(UTC).date()


def test_a_known_hole_fails_the_gate_and_the_bill_lists_what_every_system_needs(
    reports: ModuleType,
    service: str,
    waivers: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    lock, into = tmp_path / "lock.txt", tmp_path / "into"
    lock.write_text(LOCK, encoding="utf-8")
    words = ["--into", into, "--lock", lock, "--waivers", waivers, "--osv-url", service]
    assert reports.main([str(word) for word in words]) == 1
    said = capsys.readouterr().out.splitlines()
    assert said == ["bill of materials: 2 entries", f"known holes: {HOLE} in requests 2.32.4"]
    content = json.loads((into / "pip-audit.json").read_bytes())
    assert content["open"] == [f"{HOLE} in requests 2.32.4"]
    assert (content["unjudged"], content["waived"]) == ([], [])
    assert {each["name"] for each in content["dependencies"]} == PINS.keys()
    bill = json.loads((into / "sbom.cdx.json").read_bytes())
    assert bill["bomFormat"] == "CycloneDX"
    assert {each["name"]: each["version"] for each in bill["components"]} == PINS


def test_a_waiver_lets_a_known_hole_pass(
    reports: ModuleType, service: str, waivers: Path, tmp_path: Path
) -> None:
    waivers.write_text(waiver(), encoding="utf-8")
    told = reports.audit(
        PINS, tmp_path / "audit.json", waivers=waivers, today=today(), osv_url=service
    )
    assert told == "known holes: none open, 1 waived, 2 of 2 judged"


@pytest.mark.parametrize(
    ("days", "name", "holds"),
    [(0, HOLE, 1), (30, ALIAS, 1), (31, HOLE, 0), (-1, HOLE, 0), (0, "PYSEC-2026-2", 0)],
    ids=["today's", "thirty days", "too old", "not yet", "another hole's"],
)
def test_a_waiver_holds_for_its_hole_for_thirty_days(
    reports: ModuleType, waivers: Path, days: int, name: str, holds: int
) -> None:
    waivers.write_text(waiver(days, name), encoding="utf-8")
    hole = {"id": HOLE, "aliases": [ALIAS]}
    dependency = {"name": "requests", "version": "2.32.4", "vulns": [hole]}
    accepted = reports.read_waivers(waivers, today())
    found = reports.sort_holes([dependency], accepted)
    assert [len(each) for each in found] == [1 - holds, holds]


@pytest.mark.parametrize(
    "text",
    [waiver(reason=" "), '[[waiver]]\nid = "x"\n', "[[waiver", waiver().replace("since", "at")],
    ids=["no reason", "no day", "no table", "unknown"],
)
def test_a_waiver_that_says_too_little_fails_the_gate(
    reports: ModuleType, waivers: Path, text: str
) -> None:
    waivers.write_text(text, encoding="utf-8")
    with pytest.raises(reports.ReportError, match=r"waivers\.toml"):
        reports.read_waivers(waivers, today())


def test_the_project_s_own_waivers_are_in_order(reports: ModuleType) -> None:
    reports.read_waivers(ROOT / "packaging" / "waivers.toml", today())


def test_where_no_service_is_reached_the_report_says_so_and_the_gate_goes_on(
    reports: ModuleType, waivers: Path, tmp_path: Path
) -> None:
    report = tmp_path / "audit.json"
    told = reports.audit(PINS, report, waivers=waivers, today=today(), osv_url=NOBODY)
    assert "0 of 2 judged\nNOT JUDGED" in told
    content = json.loads(report.read_bytes())
    assert content["unjudged"] == ["pywin32-ctypes", "requests"]
    assert content["troubles"][0].startswith("osv: ")


def test_a_bill_of_materials_that_lacks_an_entry_fails_the_gate(
    reports: ModuleType, tmp_path: Path
) -> None:
    lock = tmp_path / "lock.txt"
    lock.write_text(LOCK, encoding="utf-8")
    pins = {"requests": "2.32.5", "urllib3": "2.3.0", "pywin32-ctypes": "0.2.3"}
    with pytest.raises(reports.ReportError, match=r"lacks requests, urllib3\."):
        reports.list_materials(pins, lock, tmp_path / "bill.json")
    with pytest.raises(reports.ReportError, match="pins nothing"):
        reports.list_materials({}, lock, tmp_path / "bill.json")


@pytest.mark.parametrize("words", [["pip_audit", "--no-such-word"], ["no_such_module"]])
def test_a_tool_that_is_called_wrongly_or_not_there_fails_the_gate(
    reports: ModuleType, words: list[str]
) -> None:
    with pytest.raises(reports.ReportError, match=words[0]):
        reports.run(words, patience=30)


def test_a_tool_that_takes_too_long_is_ended(reports: ModuleType) -> None:
    assert (
        reports.run(["http.server", "--bind", "127.0.0.1", "0"], patience=0.5)
        == "no answer within 0.5 s"
    )
