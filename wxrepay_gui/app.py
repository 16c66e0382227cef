"""The composition root: one window for what is worked with, and the next one after it.

Imports inside functions are meant here, and only here and in ``start.py``: a plain start does not
pay for what it does not use.
"""

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication

from wxrepay_gui import __version__
from wxrepay_gui.command_line import Options, read_words
from wxrepay_gui.domain.calendar import beijing_date
from wxrepay_gui.domain.course import QUESTIONS
from wxrepay_gui.domain.draft import Draft
from wxrepay_gui.domain.errors import ExpectedError, SettingsError
from wxrepay_gui.domain.network import Network, ProxyMode
from wxrepay_gui.domain.settings import PRACTICE
from wxrepay_gui.gui import assets, crash, theme, words
from wxrepay_gui.gui.follow_up import FollowUp
from wxrepay_gui.gui.linguist import Language, Linguist, system_language
from wxrepay_gui.gui.main_window import MainWindow
from wxrepay_gui.gui.menus import Menus
from wxrepay_gui.gui.preferences import SCHEMES, Preferences
from wxrepay_gui.gui.single_instance import SingleInstance, Turn
from wxrepay_gui.gui.welcome_window import WelcomeWindow
from wxrepay_gui.hardening import harden
from wxrepay_gui.start import Start, system_user
from wxrepay_gui.storage.files import make_folder
from wxrepay_gui.storage.places import default_base


class Program(QObject):
    """Shows one window at a time; choosing another merchant closes it for the next.

    A window is made for its merchant and never changes it, so that nothing of one can be seen,
    typed or sent under another.

    Attributes:
        window: The one that is up.
        linguist: Switches the language.
    """

    def __init__(self, application: QApplication, start: Start) -> None:
        super().__init__()
        self._application = application
        self._start = start
        self._drafts: dict[str, Draft] = {}
        self.linguist = Linguist(assets.resources() / "i18n")
        settings = start.store.current
        self.linguist.speak(_language(settings.language))
        self._scheme = SCHEMES.get(settings.scheme or "", Qt.ColorScheme.Unknown)
        theme.apply(application, self._scheme)
        application.styleHints().colorSchemeChanged.connect(lambda: theme.recolour(application))
        self.window: MainWindow | WelcomeWindow

    def open(self, chosen: str) -> MainWindow | WelcomeWindow:
        """Make the window for a merchant number, for practice, or for a first start; not shown."""
        store = self._start.store
        merchant = store.current.merchant(chosen)
        menus = Menus(
            language=self.linguist.language,
            scheme=self._scheme,
            enter_moves_on=store.current.enter_moves_on,
        )
        window: MainWindow | WelcomeWindow
        if merchant is None and chosen != PRACTICE:
            window = WelcomeWindow(
                menus=menus,
                open_office=self._start.open_office,
                settings=store.current,
                now=self._start.now,
                folder=self._start.base,
                problem=store.problem,
            )
        else:
            window = MainWindow(
                chosen=chosen,
                merchant=merchant,
                open_workspace=lambda: self._start.open_workspace(chosen),
                open_office=self._start.open_office,
                open_archive=lambda: self._start.open_archive(chosen),
                settings=store.current,
                now=self._start.now,
                menus=menus,
                folder=self._start.base,
                draft=self._drafts.pop(chosen, None),
            )
            FollowUp(window.desk, self._start.questions, lambda: beijing_date(self._start.now()))
        self._prefer(window, menus)
        window.left.connect(self._go_on)
        crash.watch(crash.CrashNotice(window, self._start.places(chosen).log).show)
        self.window = window
        return window

    @property
    def main_window(self) -> MainWindow | None:
        """The window that is up, unless it is that of the first start."""
        return self.window if isinstance(self.window, MainWindow) else None

    def show_up(self) -> None:
        """Bring what is up to the front, a dialog that waits for its answer before its window."""
        window = self.window
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        front = self._application.activeModalWidget() or window
        front.raise_()
        front.activateWindow()

    def _prefer(self, window: MainWindow | WelcomeWindow, menus: Menus) -> None:
        def remember(language: Language, scheme: str | None, moves_on: bool) -> None:  # noqa: FBT001  as the preferences call it
            self._scheme = SCHEMES.get(scheme or "", Qt.ColorScheme.Unknown)
            window.remember(
                lambda: self._start.store.change(
                    lambda kept: replace(
                        kept, language=language, scheme=scheme, enter_moves_on=moves_on
                    )
                )
            )

        Preferences(
            self._application,
            self.linguist,
            menus,
            scheme=self._start.store.current.scheme,
            remember=remember,
        )

    def _go_on(self, chosen: str, draft: Draft | None) -> None:
        """Show the window for *chosen* in the place of the one that is closing."""
        old = self.window
        if isinstance(old, MainWindow) and draft is not None:
            self._drafts[old.chosen] = draft
        new = self.open(chosen)
        new.restoreGeometry(old.saveGeometry())
        new.show()
        old.deleteLater()


def main(arguments: Sequence[str] | None = None) -> int:
    """Start the program; the exit code."""
    harden(os.environ)
    options = read_words(sys.argv[1:] if arguments is None else arguments)
    base = options.data or default_base(os.environ, sys.platform, Path.home())
    if options.add_merchant is not None:
        return _add_merchant(base, options.add_merchant, options.public_key_id)
    application = QApplication([sys.argv[0]])
    application.setApplicationName("wxrepay_gui")
    application.setApplicationVersion(__version__)
    if options.tour is not None:
        return _tour(application, options.tour)
    return work(application, base, options)


def work(application: QApplication, base: Path, options: Options) -> int:
    """Work on the data in *base*, or show the window of the start that does; the exit code."""
    with _instance(base) as instance:
        turn = instance.begin()
        if turn is Turn.SHOWN:
            return 0
        start = Start(base=base, questions=QUESTIONS)
        program = Program(application, start)
        if turn is Turn.SILENT:
            instance.say_silent()
            return 1
        instance.asked.connect(program.show_up)
        window = program.open(_chosen(options, start))
        instance.watch(window)
        window.show()
        return application.exec()


def _instance(base: Path) -> SingleInstance:
    with suppress(SettingsError):  # the window says what is in the way
        make_folder(base)
    return SingleInstance(base, system_user)


def _chosen(options: Options, start: Start) -> str:
    """What to work with: as the command line says, or else as last time."""
    settings = start.store.current
    if options.practice:
        return PRACTICE
    if options.live and settings.merchant(settings.chosen) is None:
        return settings.merchants[0].mchid if settings.merchants else ""
    return settings.chosen


def _language(name: str | None) -> Language:
    known = [language for language in Language if language == name]
    return known[0] if known else system_language()


def _tour(application: QApplication, folder: Path) -> int:
    """Run the tours on data of their own; 0 if everything was as expected."""
    from tempfile import TemporaryDirectory

    from wxrepay_gui.gui.camera import TourError

    with TemporaryDirectory(prefix="wxrepay-tour-") as base:
        try:
            for line in _walk(application, folder, Path(base)):
                print(line, flush=True)  # noqa: T201  the tour talks to a terminal
        except TourError as error:
            print(f"the tour failed: {error}", file=sys.stderr)  # noqa: T201  the same
            return 1
    return 0


def _walk(application: QApplication, folder: Path, base: Path) -> Iterator[str]:
    """Practise first; then add a merchant of a stand-in for WeChat Pay with a root of its own."""
    from wxrepay_gui.gui.camera import Camera
    from wxrepay_gui.gui.setup_tour import SetupTour
    from wxrepay_gui.gui.tour import Tour
    from wxrepay_gui.practice.identity import Identity
    from wxrepay_gui.practice.server import PracticeServer

    now = Start(base=base).now
    identity = Identity.make(now())
    identity.write(base / identity.merchant.mchid)
    with PracticeServer(identity, base / "bookings.jsonl", now) as server:
        start = Start(base=base / "data", hosts=(f"127.0.0.1:{server.port}",))
        network = Network(mode=ProxyMode.NONE, company_ca=identity.tls_root)
        start.store.change(lambda kept: replace(kept, network=network))
        program = Program(application, start)
        camera = Camera(application, program.linguist, folder)
        practice = program.open(PRACTICE)
        try:
            if isinstance(practice, MainWindow):
                practice.show()
                yield from Tour(camera, practice).run()
                practice.close()
            welcome = program.open("")
            if isinstance(welcome, WelcomeWindow):
                welcome.show()
                tour = SetupTour(camera, welcome, lambda: program.main_window)
                files = base / identity.merchant.mchid
                yield from tour.run(files, identity.merchant.public_key_id)
        finally:
            program.window.close()


def _add_merchant(base: Path, folder: Path, public_key_id: str) -> int:
    """Add a merchant without a window; 0 if it can be used now."""
    from wxrepay_gui.service.enrol import enrol_folder

    with _instance(base) as instance:
        if not instance.take():
            print(f"The program is open on the data in {base}: close it first.", file=sys.stderr)  # noqa: T201  it talks to a terminal
            return 1
        try:
            merchant = enrol_folder(Start(base=base).open_office(), folder, public_key_id)
        except ExpectedError as error:
            print(words.error(error), file=sys.stderr)  # noqa: T201  the same
            return 1
    print(f"{merchant.name} {merchant.mchid} · {merchant.serial_no}")  # noqa: T201  the same
    return 0
