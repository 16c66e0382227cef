"""A whole run of the real window with a real key in a real keyring; told what to do by JSON.

Standard input: one line of facts, then one line when it may close. Everything is logged that can
be, and everything is exported that can be.
"""

import http.client
import json
import logging
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from time import monotonic

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QMessageBox

from tests.contracts import KNOWN
from wxrepay_gui.app import Program
from wxrepay_gui.domain.calendar import beijing_date
from wxrepay_gui.domain.example import document_example
from wxrepay_gui.domain.network import Network, Password, Proxy, ProxyMode
from wxrepay_gui.domain.rules import parse
from wxrepay_gui.domain.settings import Settings
from wxrepay_gui.gui.main_window import MainWindow
from wxrepay_gui.gui.record_detail import support_block
from wxrepay_gui.service.enrol import enrol_folder
from wxrepay_gui.start import Start

PATIENCE = 60


def wait(fact: Callable[[], bool]) -> None:
    """Let the window live until *fact* holds."""
    end = monotonic() + PATIENCE
    while not fact():
        assert monotonic() < end, "waited in vain"
        loop = QEventLoop()
        QTimer.singleShot(10, loop.quit)
        loop.exec()


def rest(window: MainWindow) -> None:
    tasks = window.desk.tasks
    wait(lambda: not tasks.busy and not tasks.asking)


def main() -> None:
    facts = json.loads(sys.stdin.readline())
    base = Path(facts["base"])
    application = QApplication([sys.argv[0]])
    start = Start(base=base, hosts=tuple(facts["hosts"]))
    proxy = Proxy(host="127.0.0.1", port=facts["proxy"], user=facts["user"])
    network = Network(mode=ProxyMode.MANUAL, proxy=proxy, company_ca=facts["ca"])
    office = start.open_office()
    office.set_network(network, Password(facts["password"]))
    base.mkdir(parents=True, exist_ok=True)
    logging.basicConfig(filename=base / "everything.log", level=logging.DEBUG)
    http.client.HTTPConnection.debuglevel = 1  # prints whatever is sent and received
    merchant = enrol_folder(office, Path(facts["files"]), facts["public_key_id"])
    program = Program(application, start)
    window = program.open(merchant.mchid)
    assert isinstance(window, MainWindow)
    window.show()
    wait(lambda: window.desk.is_open)
    rest(window)
    assert window.desk.key_problem is None, repr(window.desk.key_problem)
    window.contracts.imported.emit((KNOWN,))
    rest(window)
    window.contracts.export_wanted.emit((KNOWN,), base / "contracts.xlsx")
    today = beijing_date(start.now())
    draft = document_example(today=today, out_record_id=window.desk.new_number())
    booking = parse(draft, mchid=merchant.mchid, today=today).booking
    assert booking is not None
    window.desk.submit(booking)
    rest(window)
    row = window.model.rows[0]
    window.desk.query([row])
    window.desk.past(row, lambda past: write(base / "support.txt", support_block(row, past)))
    window.front.check()
    rest(window)
    write(base / "window.txt", repr(vars(window.desk)) + repr(window.office.settings))
    QTimer.singleShot(0, lambda: fail(start.store.current, office))
    wait(lambda: bool(window.findChildren(QMessageBox)))
    window.findChildren(QMessageBox)[0].accept()
    window.grab().save(str(base / "window.png"))
    print(row.status.value, flush=True)  # noqa: T201  the test reads it
    sys.stdin.readline()
    window.close()
    print(replace(row, id=0), office, flush=True)  # noqa: T201  the same


def write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")


def fail(settings: Settings, office: object) -> None:
    """A bug with as much in sight of it as any real one would have."""
    raise ValueError(f"{settings} {office}")


main()
