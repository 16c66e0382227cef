"""The composition root and the command line: builds every object once, joins nothing else.

Imports inside functions are meant here, and only here: before the window first paints, neither
requests nor cryptography, SQLAlchemy or keyring is loaded, because together they take longer
than the window itself.
"""

import os
import sys
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from wxrepay_gui import __version__
from wxrepay_gui.domain.errors import ExpectedError, MerchantAbsentError
from wxrepay_gui.domain.record_id import new_station
from wxrepay_gui.domain.submission import Author
from wxrepay_gui.gui import assets, crash, theme, words
from wxrepay_gui.gui.linguist import Language, Linguist, system_language
from wxrepay_gui.gui.main_window import MainWindow
from wxrepay_gui.gui.menus import Menus
from wxrepay_gui.gui.preferences import SCHEMES, Preferences
from wxrepay_gui.storage.places import Places, World, default_base, places_of
from wxrepay_gui.storage.settings import Settings, load, save

if TYPE_CHECKING:
    from wxrepay_gui.service.workspace import Workspace

PRACTICE_SILENCE = 4.0
"""Seconds that practice waits for an answer: long enough to be felt, short enough to rehearse."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """How the program was started: everything that varies, in one place."""

    world: World
    places: Places
    settings: Settings
    problem: ExpectedError | None
    now: Callable[[], datetime]

    @property
    def author(self) -> Author:
        """Who works here."""
        return Author(user=_user(), station=self.settings.station, version=__version__)

    def open_workspace(self) -> "Workspace":
        """Open the world that was chosen; runs on a worker, after the first paint.

        Raises:
            ExpectedError: Whatever is in the way.
        """
        from wxrepay_gui.storage.log import log_to

        self.save(self.settings)
        log_to(self.places.log)
        return self._open_practice() if self.world is World.PRACTICE else self._open_real()

    def save(self, settings: Settings) -> None:
        """Keep *settings*; at the first start this is what makes the station code lasting.

        Raises:
            SettingsError: They cannot be written; or the old ones cannot be read, and then stay.
        """
        if self.problem is not None:
            raise self.problem
        self.places.make()
        save(settings, self.places.settings)

    def _open_practice(self) -> "Workspace":
        from wxrepay_gui.practice.identity import Identity
        from wxrepay_gui.practice.server import PracticeServer
        from wxrepay_gui.service.workspace import Rehearsal, open_workspace
        from wxrepay_gui.wechat.transport import Limits, Transport

        identity = Identity.make(self.now())
        log = self.places.root / "practice-server.jsonl"
        server = PracticeServer(identity, log, self.now)
        with ExitStack() as undo:
            undo.enter_context(server)
            workspace = open_workspace(
                places=self.places,
                merchant=identity.merchant,
                key=identity.merchant_key,
                transport=Transport.practice(
                    server.port, identity.tls_root, Limits(silence=PRACTICE_SILENCE)
                ),
                author=self.author,
                now=self.now,
                rehearsal=Rehearsal(
                    choose=lambda scenario: setattr(server, "scenario", scenario), stop=server.stop
                ),
            )
            undo.pop_all()
        return workspace

    def _open_real(self) -> "Workspace":
        from wxrepay_gui.service.workspace import open_workspace, real_key
        from wxrepay_gui.storage.keystore import Keystore, system_backend
        from wxrepay_gui.wechat.transport import Transport

        if not self.settings.merchants:
            raise MerchantAbsentError
        merchant = self.settings.merchants[0]
        return open_workspace(
            places=self.places,
            merchant=merchant,
            key=real_key(Keystore(system_backend(sys.platform)), merchant),
            transport=Transport.real(),
            author=self.author,
            now=self.now,
        )


def main(arguments: Sequence[str] | None = None) -> int:
    """Start the program; the exit code."""
    options = _options(sys.argv[1:] if arguments is None else arguments)
    if options.add_merchant is not None:
        return _add_merchant(_base(options), options.add_merchant, options.public_key_id)
    application = QApplication([sys.argv[0]])
    application.setApplicationName("wxrepay_gui")
    application.setApplicationVersion(__version__)
    if options.tour is not None:
        return _tour(application, options.tour)
    world = World.REAL if options.live else World.PRACTICE
    window, _linguist = build(application, world, _base(options))
    window.show()
    return application.exec()


@dataclass(frozen=True, slots=True)
class Options:
    """What the command line asks for; by default the practice window on the user's own data."""

    live: bool = False
    tour: Path | None = None
    add_merchant: Path | None = None
    public_key_id: str = ""
    data: Path | None = None


def _options(words: Sequence[str]) -> Options:
    """Read the command line; a plain start does not pay for the library that does."""
    if not words:
        return Options()
    from argparse import ArgumentParser

    parser = ArgumentParser(
        prog="wxrepay-gui", description="Books repayments for a WeChat Pay service provider."
    )
    add = parser.add_argument
    add("--version", action="version", version=__version__)
    add("--live", action="store_true", help="book for real, with the merchant that was added")
    add("--tour", type=Path, metavar="DIR", help="book in practice; write pictures of it to DIR")
    add(
        "--add-merchant",
        type=Path,
        metavar="DIR",
        help="read apiclient_key.pem, apiclient_cert.pem and pub_key.pem in DIR;"
        " the key goes into the system's keyring",
    )
    add("--public-key-id", default="", metavar="ID", help="PUB_KEY_ID_…, with --add-merchant")
    add("--data", type=Path, metavar="DIR", help="keep all data there, not in the user's folder")
    options = Options(**vars(parser.parse_args(words)))
    if options.add_merchant is not None and not options.public_key_id:
        parser.error("--add-merchant needs --public-key-id")
    return options


def _base(options: Options) -> Path:
    return options.data or default_base(os.environ, sys.platform, Path.home())


def build(application: QApplication, world: World, base: Path) -> tuple[MainWindow, Linguist]:
    """The window for *world* with its data under *base*, not yet shown."""
    places = places_of(world, base)
    settings, problem = _settings(places)
    start = Start(
        world=world,
        places=places,
        settings=settings,
        problem=problem,
        now=lambda: datetime.now(UTC),
    )
    linguist = Linguist(assets.resources() / "i18n")
    linguist.speak(_language(settings))
    scheme = SCHEMES.get(settings.scheme or "", Qt.ColorScheme.Unknown)
    theme.apply(application, scheme)
    application.styleHints().colorSchemeChanged.connect(lambda: theme.recolour(application))
    menus = Menus(language=linguist.language, scheme=scheme, enter_moves_on=settings.enter_moves_on)
    window = MainWindow(
        practice=world is World.PRACTICE,
        open_workspace=start.open_workspace,
        now=start.now,
        menus=menus,
    )
    Preferences(
        application,
        linguist,
        menus,
        scheme=settings.scheme,
        remember=lambda language, name, moves_on: window.desk.work(
            lambda: start.save(
                replace(settings, language=language, scheme=name, enter_moves_on=moves_on)
            )
        ),
    )
    crash.watch(crash.CrashNotice(window, places.log).show)
    return window, linguist


def _settings(places: Places) -> tuple[Settings, ExpectedError | None]:
    """The settings, or defaults with what was in the way of them."""
    try:
        return load(places.settings), None
    except ExpectedError as error:
        return Settings(station=new_station()), error


def _language(settings: Settings) -> Language:
    known = [language for language in Language if language == settings.language]
    return known[0] if known else system_language()


def _tour(application: QApplication, folder: Path) -> int:
    """Run the tour on data of its own; 0 if everything was as expected."""
    from tempfile import TemporaryDirectory

    from wxrepay_gui.gui.tour import Tour, TourError

    with TemporaryDirectory(prefix="wxrepay-tour-") as base:
        window, linguist = build(application, World.PRACTICE, Path(base))
        window.show()
        try:
            for line in Tour(application, window, linguist, folder).run():
                print(line, flush=True)  # noqa: T201  the tour talks to a terminal
        except TourError as error:
            print(f"the tour failed: {error}", file=sys.stderr)  # noqa: T201  the same
            return 1
        finally:
            window.desk.close()
    return 0


def _add_merchant(base: Path, folder: Path, public_key_id: str) -> int:
    """Add a merchant without a window; 0 if it can be used now."""
    from wxrepay_gui.service.enrol import enrol
    from wxrepay_gui.storage.keystore import Keystore, system_backend

    places = places_of(World.REAL, base)
    try:
        places.make()
        settings, merchant = enrol(
            folder,
            public_key_id=public_key_id,
            keystore=Keystore(system_backend(sys.platform)),
            settings=load(places.settings),
        )
        save(settings, places.settings)
    except ExpectedError as error:
        print(words.error(error), file=sys.stderr)  # noqa: T201  it talks to a terminal
        return 1
    print(f"{merchant.name} {merchant.mchid} · {merchant.serial_no}")  # noqa: T201  the same
    return 0


def _user() -> str:
    """The system's name for who works here; a question mark where it has none."""
    import getpass

    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "?"
