"""One program for one folder of data: another start brings the first one's window to the front."""

from collections.abc import Callable
from enum import Enum, auto
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from PySide6.QtCore import (
    QCryptographicHash,
    QDeadlineTimer,
    QEvent,
    QLockFile,
    QObject,
    Qt,
    QTimer,
    Signal,
    Slot,
)
from PySide6.QtWidgets import QMessageBox, QWidget

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer, QLocalSocket

PATIENCE_MS = 2000
"""How long the first one may take to show its window."""

_PAUSE_MS = 100
_SHOWN = b"1"
_LOCK = "wxrepay.lock"


class Turn(Enum):
    """What became of a start."""

    OURS = auto()
    """The data is free, and taken now; or no lock can be put there at all."""
    SHOWN = auto()
    """Another start has it, and has shown its window."""
    SILENT = auto()
    """Another start has it, and says nothing."""


class SingleInstance(QObject):
    """Holds one folder of data for this process, from :meth:`begin` to the end of its context.

    This is comfort: that nothing is booked twice is the ledger's own care. A lock that a killed
    process left behind is no hindrance; Qt knows whether its process lives. A connection is the
    whole request: nothing is read from it.

    Signals:
        asked: Another start wants the window to be seen.
    """

    asked = Signal()

    def __init__(self, folder: Path, user: Callable[[], str]) -> None:
        """Nothing is taken yet.

        Args:
            folder: Of the data; there already, unless the system does not allow it.
            user: The system's name for who works here.
        """
        super().__init__()
        self._folder = folder
        self._user = user
        self._lock = QLockFile(str(folder / _LOCK))
        self._lock.setStaleLockTime(0)  # however long its process lives
        self._server: QLocalServer | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._server is not None:
            self._server.close()
        self._lock.unlock()

    def take(self) -> bool:
        """Take the folder unless another process has it; says whether it did.

        Where no lock can be put at all, nothing that is kept can be written either, and the
        window will say so.
        """
        return self._lock.tryLock(0) or not self._is_taken

    def begin(self) -> Turn:
        """Take the folder, or have the process that has it show its window.

        Waits at most :data:`PATIENCE_MS`, as long as that process neither answers nor ends.
        """
        deadline = QDeadlineTimer(PATIENCE_MS)
        pause = 0
        while not self._lock.tryLock(pause) and self._is_taken:
            if self._ask(deadline):
                return Turn.SHOWN
            if deadline.hasExpired():
                return Turn.SILENT
            pause = _PAUSE_MS
        return Turn.OURS

    def say_silent(self) -> None:
        """Say in a dialog that the process which has the folder does not answer."""
        box = QMessageBox()
        box.setObjectName("silent")
        box.setIcon(QMessageBox.Icon.Warning)
        box.setTextFormat(Qt.TextFormat.PlainText)
        text = self.tr(
            "This program is running already (process {number}) on the data in {folder}, and does"
            " not answer. Wait until it does, or end it, and start again."
        )
        number = self._lock.getLockInfo()[0]
        box.setText(text.format(number=number, folder=self._folder))
        box.exec()

    def watch(self, window: QWidget) -> None:
        """Listen to other starts once *window* has painted, which the network's library delays."""
        if self._lock.isLocked():
            window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Wait for the first paint."""
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self, self._listen)
        return False

    @property
    def _is_taken(self) -> bool:
        return self._lock.error() is QLockFile.LockError.LockFailedError

    @property
    def _name(self) -> str:
        """Where the first one listens: the same for each spelling of the folder.

        Short, because with the folder of temporary files before it a socket's name may have no
        more than a hundred characters.
        """
        whose = f"{self._user()}\0{self._folder.resolve()}".encode(errors="surrogateescape")
        # Qt's own: Python's would load OpenSSL before the first paint.
        digest = QCryptographicHash.hash(whose, QCryptographicHash.Algorithm.Sha256)
        return f"wxrepay-{digest.toHex().toStdString()[:16]}"

    def _ask(self, deadline: QDeadlineTimer) -> bool:
        """Whether the first one showed its window before *deadline*."""
        from PySide6.QtNetwork import QLocalSocket  # noqa: PLC0415  few starts are second ones

        socket = QLocalSocket()
        socket.setServerName(self._name)
        socket.connectToServer(QLocalSocket.OpenModeFlag.ReadOnly)
        return (
            socket.waitForConnected(deadline.remainingTime())
            and socket.waitForReadyRead(deadline.remainingTime())
            and socket.read(len(_SHOWN)).data() == _SHOWN
        )

    @Slot()
    def _listen(self) -> None:
        from PySide6.QtNetwork import QLocalServer  # noqa: PLC0415  after the first paint

        # For the user alone also means: put in the place of what a killed process left behind.
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._answer)
        self._server.listen(self._name)

    @Slot()
    def _answer(self) -> None:
        server = self._server
        while server is not None and server.hasPendingConnections():
            socket: QLocalSocket = server.nextPendingConnection()
            socket.disconnected.connect(socket.deleteLater)
            self.asked.emit()
            socket.write(_SHOWN)
            socket.flush()
