"""The program from outside: its command line, its start, and what it remembers."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QAction, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QMenuBar, QPushButton
from pytestqt.qtbot import QtBot

from tests.gui.conftest import Operator, close_window, open_window
from tests.storage.keyrings import Memory
from tests.windows import program_of
from wxrepay_gui import __version__, app
from wxrepay_gui.command_line import read_words
from wxrepay_gui.domain.contract_rules import ContractDraft
from wxrepay_gui.domain.merchant import Merchant
from wxrepay_gui.domain.scenario import Scenario
from wxrepay_gui.domain.settings import PRACTICE, Settings
from wxrepay_gui.gui import theme
from wxrepay_gui.gui.camera import Camera, TourError
from wxrepay_gui.gui.linguist import Language
from wxrepay_gui.gui.main_window import MainWindow
from wxrepay_gui.gui.menus import Place
from wxrepay_gui.gui.tour import Tour
from wxrepay_gui.gui.welcome_window import WelcomeWindow
from wxrepay_gui.practice.identity import COMPANY, KEY_FILE, MCHID, Identity
from wxrepay_gui.start import Start
from wxrepay_gui.storage.keystore import Keystore
from wxrepay_gui.storage.places import World, places_of, settings_of
from wxrepay_gui.storage.settings import load, save

ROOT = Path(__file__).parent.parent
LOOKS = [
    f"{language}-{scheme}{size}"
    for language in ("zh_CN", "en")
    for scheme in ("light", "dark")
    for size in ("", "-200")
]


def environment(home: Path, **more: str) -> dict[str, str]:
    """A fresh user's: nothing of whoever runs the tests."""
    for name in ("run", "tmp"):
        (home / name).mkdir(mode=0o700, exist_ok=True)
    return {
        "PATH": os.environ["PATH"],
        "HOME": str(home),
        "XDG_RUNTIME_DIR": str(home / "run"),
        "TMPDIR": str(home / "tmp"),
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONPATH": str(ROOT),
        **more,
    }


def run(*command: str | Path, home: Path, **more: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        command,
        env=environment(home, **more),
        cwd=home,
        capture_output=True,
        text=True,
        timeout=110,
        check=False,
    )


def program(*arguments: str | Path, home: Path, **more: str) -> "subprocess.CompletedProcess[str]":
    return run(sys.executable, "-m", "wxrepay_gui", *arguments, home=home, **more)


def test_the_version_is_told(tmp_path: Path) -> None:
    ended = program("--version", home=tmp_path)
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, f"{__version__}\n", "")


def test_an_option_that_does_not_exist_is_refused(tmp_path: Path) -> None:
    ended = program("--book-everything", home=tmp_path)
    assert ended.returncode == 2
    assert ended.stdout == ""
    assert "--book-everything" in ended.stderr


@dataclass(frozen=True)
class Toured:
    """A tour that has ended."""

    home: Path
    lines: list[str]

    @property
    def steps(self) -> list[str]:
        return [line.replace(" ", "-", 1) for line in self.lines if line[:2].isdecimal()]

    def picture(self, step: str, look: str) -> Path:
        return self.home / "pictures" / f"{step}-{look}.png"


one_tour = pytest.mark.xdist_group("tour")
"""Keeps its tests in one process, where the tour is made once."""


@pytest.fixture(scope="module")
def toured(tmp_path_factory: pytest.TempPathFactory) -> Toured:
    home = tmp_path_factory.mktemp("home")
    ended = program("--tour", home / "pictures", home=home)
    assert ended.returncode == 0, ended.stderr
    return Toured(home, ended.stdout.splitlines())


@one_tour
def test_the_tour_ends_with_four_rows_the_newest_first(toured: Toured) -> None:
    header, *rows = [line.split(" | ") for line in toured.lines if " | " in line]
    assert header[0] == "Status"
    assert [row[0] for row in rows] == ["✓ Booked", "✕ Not booked", "✓ Booked", "✓ Booked"]
    numbers = [row[header.index("Record ID")] for row in rows]
    assert len(set(numbers)) == 4
    assert all(number.startswith("DEMO") for number in numbers)
    assert {row[header.index("Amount (yuan)")] for row in rows} == {"100.00"}


@one_tour
def test_the_tour_takes_every_step_in_both_languages_light_and_dark_and_in_large_letters(
    toured: Toured,
) -> None:
    names = [step.partition("-")[2] for step in toured.steps]
    for name in (
        "no-records",
        "no-contracts",
        "form",
        "findings",
        "booked-review",
        "booked",
        "contracts",
        "search",
        "known-contract",
        "refused",
        "unknown-resolved",
    ):
        assert name in names
    expected = {toured.picture(step, look) for step in toured.steps for look in LOOKS}
    assert set((toured.home / "pictures").iterdir()) == expected


@one_tour
def test_no_two_looks_of_one_step_are_alike(toured: Toured) -> None:
    for step in toured.steps:
        looks = {toured.picture(step, look).read_bytes() for look in LOOKS}
        assert len(looks) == len(LOOKS), step


@one_tour
def test_dark_pictures_are_darker_than_light_ones(toured: Toured) -> None:
    def lightness(look: str) -> int:
        image = QImage(str(toured.picture(toured.steps[0], look)))
        assert (image.width(), image.height()) == (1280, 800)
        smooth = Qt.TransformationMode.SmoothTransformation
        point = image.scaled(1, 1, Qt.AspectRatioMode.IgnoreAspectRatio, smooth)
        return point.pixelColor(0, 0).lightness()

    for language in Language:
        assert lightness(f"{language}-dark") < 128 < lightness(f"{language}-light")


@one_tour
def test_the_tour_leaves_nothing_behind_but_its_pictures(toured: Toured) -> None:
    left = {path.name for path in toured.home.iterdir()}
    assert left - {".cache", ".config"} == {"pictures", "run", "tmp"}
    assert list((toured.home / "tmp").iterdir()) == []


def test_a_tour_that_cannot_keep_its_pictures_fails(tmp_path: Path) -> None:
    first = tmp_path / "pictures" / "01-no-records-zh_CN-light.png"
    first.mkdir(parents=True)
    ended = program("--tour", tmp_path / "pictures", home=tmp_path)
    assert ended.returncode == 1
    assert f"the tour failed: cannot write {first}" in ended.stderr
    assert list((tmp_path / "tmp").iterdir()) == []


@dataclass
class Starts:
    """Starts the program in a fresh user's folder, and closes its windows."""

    qtbot: QtBot
    base: Path

    def __post_init__(self) -> None:
        self.people: list[Operator] = []
        self.welcomes: list[WelcomeWindow] = []
        self.programs: list[app.Program] = []

    def start(self, *arguments: str) -> MainWindow | WelcomeWindow:
        """What the command line opens."""
        start = Start(base=self.base, keystore=lambda: Keystore(Memory()))
        program = program_of(start)
        window = program.open(app._chosen(read_words(arguments), start))  # noqa: SLF001  as main() does
        window.show()
        self.programs.append(program)
        return window

    def open(self, *arguments: str) -> Operator:
        """A window as it starts; whether it can open its workspace is another matter."""
        window = self.start(*arguments)
        assert isinstance(window, MainWindow)
        self.people.append(Operator(self.qtbot, window, self.programs[-1].linguist))
        return self.people[-1]

    def welcome(self, *arguments: str) -> WelcomeWindow:
        """The window of a first start, in English."""
        window = self.start(*arguments)
        assert isinstance(window, WelcomeWindow)
        self.programs[-1].linguist.speak(Language.ENGLISH)
        self.welcomes.append(window)
        return window

    @property
    def settings(self) -> Settings:
        """What the file holds."""
        return load(settings_of(self.base))

    def close(self) -> None:
        for person in self.people:
            close_window(person)
        for window in self.welcomes:
            window.close()
            window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        self.people, self.welcomes, self.programs = [], [], []
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        theme.apply(application, Qt.ColorScheme.Unknown)


@pytest.fixture
def starts(qtbot: QtBot, tmp_path: Path) -> Iterator[Starts]:
    starts = Starts(qtbot, tmp_path)
    yield starts
    starts.close()


def notice(operator: Operator) -> str:
    """What the notice bar says, as soon as it says anything."""
    operator.wait(operator.window.notice.isVisible)
    operator.settle()
    return operator.window.notice.accessibleName()


def test_a_tour_whose_booking_ends_otherwise_fails(qtbot: QtBot, tmp_path: Path) -> None:
    operator = open_window(qtbot, tmp_path)
    operator.window.practice_bar.choose(Scenario.PARAMETER_ERROR)
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    tour = Tour(Camera(application, operator.linguist, tmp_path / "pictures"), operator.window)
    with pytest.raises(TourError, match="booked: expected booked, found not_booked"):
        list(tour.run())
    close_window(operator)
    theme.apply(application, Qt.ColorScheme.Unknown)


@pytest.mark.parametrize("arguments", [(), ("--live",)], ids=["plain", "live"])
def test_a_first_start_offers_two_ways_to_begin_and_stores_nothing(
    starts: Starts, arguments: tuple[str, ...]
) -> None:
    window = starts.welcome(*arguments)
    assert window.windowTitle() == "Repayment booking"
    starts.qtbot.waitUntil(window.practice.open.hasFocus)
    assert not window.notice.isVisible()
    offered = [one.text() for one in window.findChildren(QPushButton) if one.isVisible()]
    assert offered == ["Start practice", "Add a merchant…"]
    assert list(starts.base.iterdir()) == []


def test_the_first_door_leads_to_practice_and_that_is_where_the_next_start_begins(
    starts: Starts,
) -> None:
    window = starts.welcome()
    QTest.keyClick(window.practice.open, Qt.Key.Key_Space)
    (program,) = starts.programs
    starts.welcomes.clear()  # it deletes itself
    assert isinstance(program.window, MainWindow)
    operator = Operator(starts.qtbot, program.window, program.linguist)
    starts.people.append(operator)
    operator.wait(lambda: operator.window.desk.is_open)
    operator.settle()
    assert operator.window.practice_bar.isVisible()
    assert starts.settings.chosen == PRACTICE
    starts.close()
    again = starts.open()
    assert again.window.chosen == PRACTICE


def test_without_a_merchant_a_live_start_never_leads_to_practice(starts: Starts) -> None:
    operator = starts.open("--practice")
    operator.wait(lambda: operator.window.desk.is_open)
    assert starts.settings.chosen == PRACTICE
    starts.close()
    assert starts.welcome("--live").isVisible()


def test_a_live_start_opens_the_merchant_that_was_chosen_last_or_the_first(
    tmp_path: Path,
) -> None:
    one, other = (
        Merchant(
            mchid=mchid, name=mchid, serial_no="0A", public_key_id="PUB_KEY_ID_1", public_key="-"
        )
        for mchid in ("1900000002", "1900000003")
    )
    kept = Settings(station="K7", merchants=(one, other), chosen=other.mchid)

    def chosen(settings: Settings, *arguments: str) -> str:
        save(settings, settings_of(tmp_path))
        return app._chosen(read_words(arguments), Start(base=tmp_path))  # noqa: SLF001  as main() does

    assert chosen(kept) == chosen(kept, "--live") == other.mchid
    assert chosen(kept, "--practice") == PRACTICE
    practised = replace(kept, chosen=PRACTICE)
    assert chosen(practised) == PRACTICE
    assert chosen(practised, "--live") == one.mchid


def test_before_the_workspace_is_open_nothing_is_stored_and_nothing_typed_is_lost(
    starts: Starts, tmp_path: Path
) -> None:
    path = places_of(World.PRACTICE, starts.base).ledger
    path.parent.mkdir(parents=True)
    path.write_bytes(b"no ledger " * 1000)
    operator = starts.open("--practice")
    operator.linguist.speak(Language.ENGLISH)
    said = notice(operator)
    window = operator.window
    entry = ContractDraft(contract_id="C1", appid="wx0", openid="o1", sub_mchid="1900000109")
    window.go_to(Place.CONTRACTS)
    window.contracts.add(entry)
    editor = window.contracts.editor
    QTest.keyClick(editor, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    window.contracts.import_wanted.emit(tmp_path / "contracts.xlsx")
    window.contracts.export_wanted.emit((), tmp_path / "contracts.xlsx")
    window.book.text_dropped.emit('{"contract_id": "C2"}')
    operator.settle()
    assert editor.form.draft() == entry
    assert editor.changed
    assert notice(operator) == said, "what is in the way stays said"
    assert not list(tmp_path.glob("*.xlsx"))
    window.contracts.editor.clear()


def test_practice_and_real_work_lie_in_folders_of_their_own_and_share_the_settings(
    starts: Starts,
) -> None:
    real, practice = (places_of(world, starts.base) for world in World)
    operator = starts.open("--practice")
    operator.wait(lambda: operator.window.desk.is_open)
    assert practice.ledger.exists()
    assert not real.folder.exists()
    assert settings_of(starts.base).parent == starts.base


def entries(bar: QMenuBar) -> Iterator[QAction]:
    """Everything that can be chosen in the menus of *bar*."""
    for menu in bar.findChildren(QMenu):
        yield from menu.actions()


def choose(operator: Operator, text: str) -> None:
    (action,) = [one for one in entries(operator.window.menus) if one.text() == text]
    action.trigger()
    operator.settle()


def test_language_and_appearance_are_remembered_at_the_next_start(starts: Starts) -> None:
    operator = starts.open("--practice")
    operator.wait(lambda: operator.window.desk.is_open)
    operator.settle()
    operator.speak(Language.ENGLISH)
    station = starts.settings.station
    choose(operator, "&Enter goes to the next field")
    choose(operator, "Dark")
    choose(operator, "简体中文")
    assert "预约还款" in operator.window.windowTitle()
    starts.close()
    assert not theme.is_dark(QApplication.palette())

    kept = starts.settings
    assert (kept.language, kept.scheme, kept.station) == ("zh_CN", "dark", station)
    again = starts.open("--practice")
    assert again.linguist.language is Language.CHINESE
    assert "预约还款" in again.window.windowTitle()
    assert theme.is_dark(QApplication.palette())
    checked = {one.text() for one in entries(again.window.menus) if one.isChecked()}
    assert {"简体中文", "深色"} <= checked
    assert not again.window.book.form.keys.enter_moves_on
    assert not again.window.contracts.editor.form.enter_moves_on
    again.wait(lambda: again.window.desk.is_open)
    again.settle()
    choose(again, "跟随系统")
    assert starts.settings.scheme is None


@pytest.mark.parametrize("content", ["", "{", '{"station": 7}', "\x00"])
def test_broken_settings_are_said_and_left_as_they_are(starts: Starts, content: str) -> None:
    path = settings_of(starts.base)
    path.write_text(content, encoding="utf-8")
    operator = starts.open("--practice")
    operator.linguist.speak(Language.ENGLISH)
    assert f"The settings file {path} cannot be used" in notice(operator)
    assert operator.window.isVisible()
    assert not operator.window.desk.is_open
    choose(operator, "简体中文")
    choose(operator, "English")
    assert path.read_text(encoding="utf-8") == content, "merchants may still be read out of it"
    starts.close()

    path.unlink()
    mended = starts.open("--practice")
    mended.wait(lambda: mended.window.desk.is_open)


def test_a_plain_start_on_broken_settings_says_so_beside_the_two_ways(starts: Starts) -> None:
    path = settings_of(starts.base)
    path.write_text("{", encoding="utf-8")
    window = starts.welcome()
    assert f"The settings file {path} cannot be used" in window.notice.accessibleName()
    assert window.notice.isVisible()
    (program,) = starts.programs
    QTest.keyClick(window.practice.open, Qt.Key.Key_Space)
    starts.welcomes.clear()  # it deletes itself
    assert isinstance(program.window, MainWindow)
    operator = Operator(starts.qtbot, program.window, program.linguist)
    starts.people.append(operator)
    assert f"The settings file {path} cannot be used" in notice(operator)
    assert path.read_text(encoding="utf-8") == "{"


def test_a_damaged_history_is_said_and_the_practice_server_stops_again(starts: Starts) -> None:
    path = places_of(World.PRACTICE, starts.base).ledger
    path.parent.mkdir(parents=True)
    path.write_bytes(b"no ledger " * 1000)
    operator = starts.open("--practice")
    operator.linguist.speak(Language.ENGLISH)
    assert f"The history file {path} is damaged" in notice(operator)
    assert path.read_bytes() == b"no ledger " * 1000


FIRST_PAINT = """
import json, sys, threading
from pathlib import Path

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication

from wxrepay_gui import app
from wxrepay_gui.domain.settings import PRACTICE
from wxrepay_gui.gui.tasks import Lane
from wxrepay_gui.start import Start

HEAVY = {"requests", "urllib3", "cryptography", "sqlalchemy", "keyring", "certifi"}
painted = threading.Event()


class Witness(QObject):
    loaded = None

    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and self.loaded is None:
            self.loaded = sorted(HEAVY & {name.partition(".")[0] for name in sys.modules})
            painted.set()
        return False


application = QApplication([])
program = app.Program(application, Start(base=Path(sys.argv[1])))
window = program.open(PRACTICE)
# The worker starts when the window has painted, so that what it loads is told apart.
window.desk.tasks.run(
    Lane.READ, (painted.wait(60) for _ in range(1)), each=print, failed=print
)
witness = Witness()
window.installEventFilter(witness)
window.desk.opened.connect(application.quit)
window.show()
application.exec()
window.desk.close()
print(json.dumps([witness.loaded, sorted(HEAVY & set(sys.modules))]))
"""


def test_nothing_heavy_is_loaded_before_the_window_paints(tmp_path: Path) -> None:
    ended = run(sys.executable, "-c", FIRST_PAINT, tmp_path / "base", home=tmp_path)
    assert ended.returncode == 0, ended.stderr
    at_first_paint, in_the_end = json.loads(ended.stdout.splitlines()[-1])
    assert at_first_paint == []
    assert {"requests", "cryptography", "sqlalchemy"} <= set(in_the_end)


def test_five_hundred_void_calls_lose_no_reference_to_none(qtbot: QtBot) -> None:
    label = QLabel()
    qtbot.addWidget(label)
    label.setText("")
    before = sys.getrefcount(None)
    for number in range(500):
        label.setText(str(number))
    assert abs(sys.getrefcount(None) - before) < 50


PUBLIC_KEY_ID = f"PUB_KEY_ID_01{MCHID}2025120600"

OPEN_REAL = """
import json, sys
from pathlib import Path

from wxrepay_gui.start import Start

reached = []


def witness(event, facts):
    if event in ("socket.getaddrinfo", "socket.gethostbyname"):
        reached.append(repr(facts))
    if event == "socket.connect" and not isinstance(facts[1], (str, bytes)):
        reached.append(repr(facts[1]))


sys.addaudithook(witness)
start = Start(base=Path(sys.argv[1]))
workspace = start.open_workspace(start.store.current.chosen)
workspace.unlock()
key = workspace.key()
print(
    json.dumps(
        {
            "mchid": workspace.merchant.mchid,
            "p": str(key.private_numbers().p),
            "hosts": workspace.resolver.client.transport.hosts,
            "number": workspace.record_ids.new(),
            "history": workspace.history(),
            "reached": reached,
        }
    )
)
workspace.close()
"""

SESSION = """
set -u
printf %s pw | gnome-keyring-daemon --unlock --components=secrets >/dev/null
program() { "$PYTHON" -m wxrepay_gui --data "$DATA" "$@"; }
program --add-merchant "$EMPTY" --public-key-id "$ID" >empty.out 2>empty.err
echo $? >empty.code
program --add-merchant "$FILES" --public-key-id 0 >id.out 2>id.err
echo $? >id.code
find "$DATA" -name settings.json >settings.before
program --add-merchant "$FILES" --public-key-id "$ID" >good.out 2>good.err
echo $? >good.code
rm -r "$FILES"
"$PYTHON" -c "$OPEN_REAL" "$DATA" >open.out 2>open.err
echo $? >open.code
"""
"""In a session of its own with a real keyring: two wrong tries, a good one, and a real start after
the files were deleted."""


@dataclass(frozen=True)
class Enrolled:
    """What happened in the session."""

    home: Path
    identity: Identity

    def ended(self, name: str) -> tuple[int, str, str]:
        code, out, err = (
            (self.home / f"{name}.{kind}").read_text(encoding="utf-8")
            for kind in ("code", "out", "err")
        )
        return int(code), out, err

    @property
    def settings(self) -> str:
        path = settings_of(self.home / "data")
        return path.read_text(encoding="utf-8")


one_session = pytest.mark.xdist_group("enrolled")
"""Keeps its tests in one process, where the session is held once."""


@pytest.fixture(scope="module")
def enrolled(tmp_path_factory: pytest.TempPathFactory) -> Enrolled:
    home = tmp_path_factory.mktemp("enrolled")
    identity = Identity.make(datetime.now(UTC))
    identity.write(home / "files")
    (home / "wrong").mkdir()
    shutil.copy(home / "files" / KEY_FILE, home / "wrong")
    more = {
        "PYTHON": sys.executable,
        "DATA": str(home / "data"),
        "FILES": str(home / "files"),
        "EMPTY": str(home / "wrong"),
        "ID": PUBLIC_KEY_ID,
        "OPEN_REAL": OPEN_REAL,
    }
    ended = run("dbus-run-session", "--", "sh", "-c", SESSION, home=home, **more)
    assert ended.returncode == 0, ended.stderr
    return Enrolled(home, identity)


@one_session
def test_adding_a_merchant_tells_whose_it_is(enrolled: Enrolled) -> None:
    merchant = enrolled.identity.merchant
    told = f"{merchant.name} {merchant.mchid} · {merchant.serial_no}\n"
    assert enrolled.ended("good") == (0, told, "")


@one_session
def test_the_settings_hold_the_merchant_and_no_secret(enrolled: Enrolled) -> None:
    (merchant,) = json.loads(enrolled.settings)["merchants"]
    expected = enrolled.identity.merchant
    assert merchant.pop("valid_until").endswith("+00:00")
    assert merchant == {
        "mchid": expected.mchid,
        "name": expected.name,
        "company": COMPANY,
        "serial_no": expected.serial_no,
        "public_key_id": PUBLIC_KEY_ID,
        "public_key": expected.public_key,
        "platform_certificate": enrolled.identity.platform_certificate,
        "colour": "blue",
        "retype_from": expected.retype_from,
        "cap": None,
        "record_id_pattern": "",
    }
    assert "PRIVATE" not in enrolled.settings


@one_session
def test_no_file_of_the_user_holds_the_key_in_readable_form(enrolled: Enrolled) -> None:
    shown = {"wrong", "open.out"}
    key = enrolled.identity.merchant_key.private_numbers()
    secrets = [
        str(key.p).encode(),
        f"{key.p:x}".encode(),
        key.p.to_bytes(128, "big"),
        b"PRIVATE KEY",
    ]
    files = [
        path
        for path in enrolled.home.rglob("*")
        if path.is_file() and not shown & set(path.relative_to(enrolled.home).parts)
    ]
    assert files
    leaks = [path for path in files for secret in secrets if secret in path.read_bytes()]
    assert leaks == []


@one_session
def test_a_real_workspace_opens_offline_with_the_key_from_the_keyring(enrolled: Enrolled) -> None:
    code, out, err = enrolled.ended("open")
    assert (code, err) == (0, "")
    found: Mapping[str, object] = json.loads(out)
    assert found["mchid"] == MCHID
    assert found["p"] == str(enrolled.identity.merchant_key.private_numbers().p)
    assert found["hosts"] == ["api.mch.weixin.qq.com", "api2.mch.weixin.qq.com"]
    assert str(found["number"]).startswith("R")
    assert found["history"] == []
    assert found["reached"] == [], "opening sends nothing and looks up no name"


@one_session
def test_a_folder_without_the_certificate_is_one_sentence_and_exit_code_1(
    enrolled: Enrolled,
) -> None:
    code, out, err = enrolled.ended("empty")
    assert (code, out) == (1, "")
    path = enrolled.home / "wrong"
    assert err == (
        f"{path} does not hold the certificate that should be there. Choose another file.\n"
    )


@one_session
def test_a_wrong_public_key_id_is_one_sentence_and_exit_code_1(enrolled: Enrolled) -> None:
    code, out, err = enrolled.ended("id")
    assert (code, out) == (1, "")
    assert len(err.splitlines()) == 1
    assert "Traceback" not in err


@one_session
def test_a_merchant_that_could_not_be_added_leaves_no_settings(enrolled: Enrolled) -> None:
    assert (enrolled.home / "settings.before").read_text(encoding="utf-8") == ""


def test_without_a_keyring_no_merchant_is_added(tmp_path: Path) -> None:
    Identity.make(datetime.now(UTC)).write(tmp_path / "files")
    ended = program(
        "--add-merchant",
        tmp_path / "files",
        "--public-key-id",
        PUBLIC_KEY_ID,
        home=tmp_path,
        DBUS_SESSION_BUS_ADDRESS=f"unix:path={tmp_path / 'none'}",
    )
    assert (ended.returncode, ended.stdout) == (1, "")
    assert ended.stderr.startswith("This system has no keyring")
    assert len(ended.stderr.splitlines()) == 1


def test_broken_settings_are_not_overwritten_by_a_new_merchant(tmp_path: Path) -> None:
    path = settings_of(tmp_path / "data")
    path.parent.mkdir(parents=True)
    path.write_text("{", encoding="utf-8")
    Identity.make(datetime.now(UTC)).write(tmp_path / "files")
    ended = program(
        *("--data", tmp_path / "data", "--add-merchant", tmp_path / "files"),
        *("--public-key-id", "PUB_KEY_ID_1"),
        home=tmp_path,
    )
    assert ended.returncode == 1
    assert path.read_text(encoding="utf-8") == "{"


def test_a_merchant_is_not_added_without_its_public_key_s_id(tmp_path: Path) -> None:
    ended = program("--add-merchant", tmp_path, home=tmp_path)
    assert ended.returncode == 2
    assert "needs --public-key-id" in ended.stderr
