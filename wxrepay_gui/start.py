"""What the window opens once it has painted: the office, and a workspace, real or practice.

Imports inside functions are meant here, and only here and in ``app.py``: before the window first
paints, neither requests nor cryptography, SQLAlchemy or keyring is loaded, because together they
take longer than the window itself.
"""

import sys
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from wxrepay_gui import __version__
from wxrepay_gui.domain.settings import PRACTICE
from wxrepay_gui.domain.submission import Author
from wxrepay_gui.storage.places import Places, World, places_of, settings_of
from wxrepay_gui.storage.settings_store import SettingsStore

if TYPE_CHECKING:
    from wxrepay_gui.service.archive import Archive
    from wxrepay_gui.service.office import Office
    from wxrepay_gui.service.workspace import Workspace
    from wxrepay_gui.storage.keystore import Keystore

PRACTICE_SILENCE = 4.0
"""Seconds that practice waits for an answer: long enough to be felt, short enough to rehearse."""


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(slots=True, kw_only=True)
class Start:
    """How the program was started: everything that varies, in one place.

    Attributes:
        base: The folder of all data.
        now: The clock, with a time zone.
        hosts: WeChat Pay's; ``None`` for the real ones.
        keystore: Makes what keeps keys and passwords; ``None`` for the system's keyring.
        questions: When to ask about unknown outcomes unbidden, as
            :data:`~wxrepay_gui.domain.course.QUESTIONS`; never by default.
        store: The settings.
    """

    base: Path
    now: Callable[[], datetime] = _now
    hosts: tuple[str, ...] | None = None
    keystore: "Callable[[], Keystore] | None" = None
    questions: tuple[float, ...] = ()
    store: SettingsStore = field(init=False)
    _lock: Lock = field(init=False, default_factory=Lock)
    _office: "Office | None" = field(init=False, default=None)
    _archives: "dict[Path, Archive]" = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        self.store = SettingsStore(settings_of(self.base))

    @property
    def author(self) -> Author:
        """Who works here."""
        return Author(user=system_user(), station=self.store.current.station, version=__version__)

    def places(self, chosen: str) -> Places:
        """Where the files of the world lie to which *chosen* belongs."""
        return places_of(World.PRACTICE if chosen == PRACTICE else World.REAL, self.base)

    def open_workspace(self, chosen: str) -> "Workspace":
        """Open the merchant that was *chosen*, or practice, and remember that; runs on a worker.

        A backup that is to be restored takes the ledger's place before.

        Raises:
            ExpectedError: Whatever is in the way.
        """
        from wxrepay_gui.storage.database import library
        from wxrepay_gui.storage.log import log_to, note

        self.store.change(lambda kept: replace(kept, chosen=chosen))
        places = self.places(chosen)
        places.make()
        log_to(places.log)
        note(f"wxrepay_gui {__version__}, {library()}")
        self.open_archive(chosen).enter()
        return self._practise(places) if chosen == PRACTICE else self.open_office().open(chosen)

    def open_archive(self, chosen: str) -> "Archive":
        """Who looks after the history of the world to which *chosen* belongs; on a worker."""
        from wxrepay_gui.service.archive import Archive

        places = self.places(chosen)
        with self._lock:
            return self._archives.setdefault(places.root, Archive(places, self.now))

    def open_office(self) -> "Office":
        """The office, opened when it is first asked for; runs on a worker."""
        from wxrepay_gui.gui.system_proxy import system_proxy
        from wxrepay_gui.service.office import Office
        from wxrepay_gui.wechat.transport import REAL_HOSTS

        with self._lock:
            if self._office is None:
                self._office = Office(
                    store=self.store,
                    places=places_of(World.REAL, self.base),
                    keystore=self.keystore or _system_keystore,
                    system_proxy=system_proxy,
                    author=self.author,
                    now=self.now,
                    hosts=self.hosts or REAL_HOSTS,
                )
            return self._office

    def _practise(self, places: Places) -> "Workspace":
        from wxrepay_gui.practice.identity import Identity
        from wxrepay_gui.practice.server import PracticeServer
        from wxrepay_gui.service.key_holder import KeyHolder
        from wxrepay_gui.service.workspace import Rehearsal, open_workspace
        from wxrepay_gui.wechat.transport import Limits, Transport

        identity = Identity.make(self.now())
        log = places.root / "practice-server.jsonl"
        server = PracticeServer(identity, log, self.now)
        with ExitStack() as undo:
            undo.enter_context(server)
            workspace = open_workspace(
                places=places,
                merchant=identity.merchant,
                key=KeyHolder(identity.merchant_key),
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


def _system_keystore() -> "Keystore":
    from wxrepay_gui.storage.keyrings import system_backend
    from wxrepay_gui.storage.keystore import Keystore

    return Keystore(system_backend(sys.platform))


def system_user() -> str:
    """The system's name for who works here; a question mark where it has none."""
    import getpass

    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "?"
