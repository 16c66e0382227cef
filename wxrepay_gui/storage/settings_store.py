"""The settings as they are now, and the one way to change them."""

from collections.abc import Callable
from pathlib import Path
from threading import Lock

from wxrepay_gui.domain.errors import ExpectedError, SettingsError
from wxrepay_gui.domain.record_id import new_station
from wxrepay_gui.domain.settings import Settings
from wxrepay_gui.storage.files import make_folder
from wxrepay_gui.storage.settings import load, save


class SettingsStore:
    """Holds the settings of one file; may be asked and changed on any thread.

    Attributes:
        path: The file.
        current: The settings as this program last read or wrote them.
        problem: What was in the way of reading them; they are defaults then and stay unwritten.
    """

    def __init__(self, path: Path) -> None:
        """Read the file at *path*, or begin with defaults."""
        self.path = path
        self._lock = Lock()
        self.problem: ExpectedError | None = None
        try:
            self.current = load(path)
        except SettingsError as error:
            self.current, self.problem = Settings(station=new_station()), error

    def change(self, change: Callable[[Settings], Settings] = lambda kept: kept) -> Settings:
        """Write what *change* makes of the settings as they are in the file now; gives them.

        Without *change* they are only written, which makes a new station code last.

        Raises:
            SettingsError: They could not be read at the start, or cannot be written now; nothing
                is changed then.
        """
        if self.problem is not None:
            raise self.problem
        with self._lock:
            make_folder(self.path.parent)
            station = self.current.station
            changed = change(load(self.path, station=lambda: station))
            save(changed, self.path)
            self.current = changed
            return changed
