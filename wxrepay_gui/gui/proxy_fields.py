"""The manual proxy: texts in, a proxy out, or what is wrong at the field."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from wxrepay_gui.domain.network import Network, Password, Proxy, ProxyKind
from wxrepay_gui.domain.network_text import (
    NetworkFault,
    NetworkTextError,
    parse_exceptions,
    parse_host,
    parse_port,
    parse_user,
    tidy,
)
from wxrepay_gui.gui import network_texts
from wxrepay_gui.gui.announcement import announce
from wxrepay_gui.gui.appearance import Appearance
from wxrepay_gui.gui.choice import Choice
from wxrepay_gui.gui.labels import plain
from wxrepay_gui.gui.settings_field import SettingsField
from wxrepay_gui.gui.theme import Tone, paint

_TIDY = Appearance(tidy, str)
_PASSWORD = Appearance(str, str)
_LINES = 3


class ProxyFields(QObject):
    """Kind, host, port, user, password and exceptions; the page lays them out.

    Attributes:
        lines: Each label with what it names, in reading order.

    Signals:
        changed: Something was left or chosen that can be used.
    """

    changed = Signal()

    def __init__(self, network: Network, *, parent: QObject) -> None:
        super().__init__(parent)
        self.kind = Choice(
            "proxy_kind",
            {kind.value: kind for kind in ProxyKind},
            title=lambda: self.tr("Kind"),
            text={ProxyKind.HTTP: "HTTP", ProxyKind.SOCKS5: "SOCKS5"}.__getitem__,
        )
        self.host = SettingsField(
            "proxy_host",
            title=lambda: self.tr("H&ost"),
            fault=_judging(parse_host),
            appearance=_TIDY,
        )
        self.port = SettingsField(
            "proxy_port",
            title=lambda: self.tr("&Port"),
            fault=_judging(parse_port),
            appearance=_TIDY,
        )
        self.user = SettingsField(
            "proxy_user",
            title=lambda: self.tr("&User"),
            fault=_judging(parse_user),
            hint=lambda: self.tr("Empty where nobody has to log in"),
        )
        self.secret = SettingsField(
            "proxy_password",
            title=lambda: self.tr("Pass&word"),
            fault=self._secret_fault,
            appearance=_PASSWORD,
        )
        self.secret.edit.setEchoMode(QLineEdit.EchoMode.Password)
        self.fields = [self.host, self.port, self.user, self.secret]
        self._title = QLabel()
        self._exceptions = QPlainTextEdit()
        self._exceptions.setObjectName("proxy_exceptions")
        self._exceptions.setTabChangesFocus(True)
        self._exceptions.setFixedHeight(self._exceptions.fontMetrics().lineSpacing() * _LINES + 16)
        self._exceptions.installEventFilter(self)
        self._title.setBuddy(self._exceptions)
        self._note = plain(name="proxy_exceptions_note", tone=Tone.MUTED)
        beneath = QWidget()
        column = QVBoxLayout(beneath)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self._exceptions)
        column.addWidget(self._note)
        self.lines: tuple[tuple[QWidget, QWidget], ...] = (
            (self.kind.label, self.kind),
            *((field.label, field) for field in self.fields),
            (self._title, beneath),
        )
        self._fill(network)
        self.kind.changed.connect(self.changed)
        for field in self.fields:
            field.entered.connect(self.changed)
        self.user.edit.textChanged.connect(self._hint)
        self.retranslate()

    @property
    def proxy(self) -> Proxy | None:
        """The proxy that stands here; ``None`` while it cannot be used."""
        if self.host.fault or self.port.fault or self.user.fault:
            return None
        return Proxy(
            kind=self.kind.value,
            host=parse_host(self.host.text),
            port=parse_port(self.port.text),
            user=parse_user(self.user.text),
        )

    @property
    def exceptions(self) -> tuple[str, ...] | None:
        """Who is reached without it; ``None`` while that cannot be used."""
        try:
            return parse_exceptions(self._exceptions.toPlainText())
        except NetworkTextError:
            return None

    @property
    def password(self) -> Password | None:
        """What was typed as the password of the proxy's user; ``None`` for nothing to change."""
        typed = self.secret.edit.text()
        return Password(typed) if typed and self.proxy and self.proxy.user else None

    @property
    def lost(self) -> QWidget | None:
        """The first edit with a text that is not kept because it cannot be used."""
        edits: list[QWidget] = [field.edit for field in self.fields if field.is_lost]
        if self.exceptions is None:
            edits.append(self._exceptions)
        return next(iter(edits), None)

    def show(self, *, visible: bool) -> None:
        """Have all of it in sight, or nothing."""
        for label, named in self.lines:
            label.setVisible(visible)
            named.setVisible(visible)

    def reveal(self) -> bool:
        """Judge everything, and go to what cannot be used; whether there is nothing of it."""
        wrong: list[QWidget] = [field.edit for field in self.fields if not field.reveal()]
        if self.exceptions is None:
            wrong.append(self._exceptions)
        if wrong:
            wrong[0].setFocus()
            announce(wrong[0], wrong[0].accessibleDescription())
        return not wrong

    def leave(self) -> None:
        """Hand on what stands here."""
        for field in self.fields:
            field.leave()
        self._leave_exceptions()

    def keep(self, network: Network) -> None:
        """Know what is kept now, and leave what is being typed."""
        if network.proxy is not None:
            self.host.keep(network.proxy.host)
            self.port.keep(str(network.proxy.port))
            self.user.keep(network.proxy.user)

    def forget(self, password: Password | None) -> None:
        """Hold a password no longer than it takes to keep it."""
        if password is not None and self.secret.edit.text() == password.text:
            self.secret.put("")

    def retranslate(self) -> None:
        """Say everything again in the language of the moment."""
        self.kind.retranslate()
        for field in self.fields:
            field.retranslate()
        self._title.setText(self.tr("&Exceptions"))
        self._exceptions.setAccessibleName(self.tr("Exceptions: hosts reached without the proxy"))
        self._hint()
        self._judge_exceptions()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hand on the exceptions when they are left."""
        if event.type() == QEvent.Type.FocusOut:
            self._leave_exceptions()
        return super().eventFilter(watched, event)

    def _fill(self, network: Network) -> None:
        if network.proxy is not None:
            with QSignalBlocker(self.kind):
                self.kind.choose(network.proxy.kind)
            self.host.put(network.proxy.host)
            self.port.put(str(network.proxy.port))
            self.user.put(network.proxy.user)
        self._exceptions.setPlainText("\n".join(network.exceptions))

    def _secret_fault(self, text: str) -> str:
        missing = NetworkTextError(NetworkFault.USER_MISSING)
        return network_texts.fault(missing) if text and not self.user.text else ""

    def _hint(self) -> None:
        """Say where the password is; it is never shown here."""
        kept = self.tr("Kept in the keyring once entered; type to replace it")
        self.secret.edit.setPlaceholderText(kept if self.user.text else "")

    def _leave_exceptions(self) -> None:
        self._judge_exceptions()
        if self.exceptions is None:
            announce(self._exceptions, self._note.text())
        else:
            self.changed.emit()

    def _judge_exceptions(self) -> None:
        fault = _judging(parse_exceptions)(self._exceptions.toPlainText())
        hint = self.tr("Hosts reached without the proxy: one a line, or between commas")
        said = f"✕ {fault}" if fault else hint
        self._note.setText(said)
        paint(self._note, Tone.ERROR if fault else Tone.MUTED)
        self._exceptions.setAccessibleDescription(said)


def _judging(parse: Callable[[str], object]) -> Callable[[str], str]:
    """Say what is in the way of reading a text; nothing if nothing is."""

    def fault(text: str) -> str:
        try:
            parse(text)
        except NetworkTextError as error:
            return network_texts.fault(error)
        return ""

    return fault
