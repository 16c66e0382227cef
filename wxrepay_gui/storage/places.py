"""Where each file lives: per system, and for real work and practice apart."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from wxrepay_gui.storage.files import make_folder

FOLDER = "wxrepay"


class World(StrEnum):
    """Whether bookings reach WeChat Pay, or the stand-in on this machine."""

    REAL = "real"
    PRACTICE = "practice"


@dataclass(frozen=True, slots=True)
class Places:
    """The files of one world, all in the folder *root*."""

    root: Path

    @property
    def folder(self) -> Path:
        """The folder itself, to be shown to a person."""
        return self.root

    @property
    def ledger(self) -> Path:
        """The submissions and their attempts."""
        return self.root / "ledger.sqlite3"

    @property
    def backups(self) -> Path:
        """The folder of the ledger's daily copies."""
        return self.root / "backups"

    @property
    def log(self) -> Path:
        """What the program noted for support."""
        return self.root / "wxrepay.log"

    def make(self) -> None:
        """Create what is missing of the folder, for this user alone; leave the rest as it is.

        Raises:
            SettingsError: The system does not allow it.
        """
        make_folder(self.root)


def settings_of(base: Path) -> Path:
    """The file of merchants and preferences below *base*; both worlds share it."""
    return base / "settings.json"


def places_of(world: World, base: Path) -> Places:
    """The places of *world* below *base*."""
    return Places(base / world)


def default_base(environ: Mapping[str, str], platform: str, home: Path) -> Path:
    """The folder for this program's data.

    Args:
        environ: The environment's variables.
        platform: As ``sys.platform`` says it.
        home: The user's own folder.
    """
    if platform == "win32":
        return _named(environ, "LOCALAPPDATA", home / "AppData" / "Local") / FOLDER
    if platform == "darwin":
        return home / "Library" / "Application Support" / FOLDER
    return _named(environ, "XDG_DATA_HOME", home / ".local" / "share") / FOLDER


def _named(environ: Mapping[str, str], variable: str, otherwise: Path) -> Path:
    """The folder that *variable* names, if it names an absolute one (XDG asks for that)."""
    named = Path(environ.get(variable, ""))
    return named if named.is_absolute() else otherwise
