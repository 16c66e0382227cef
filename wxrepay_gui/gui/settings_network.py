"""The settings' page of how WeChat Pay is reached."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from PySide6.QtWidgets import QLabel, QWidget

from wxrepay_gui.domain.checkup import Checked
from wxrepay_gui.domain.errors import ExpectedError
from wxrepay_gui.domain.network import Network, Password, ProxyMode
from wxrepay_gui.domain.settings import Settings
from wxrepay_gui.gui.choice import Choice
from wxrepay_gui.gui.company_ca_box import CompanyCaBox
from wxrepay_gui.gui.labels import at_left
from wxrepay_gui.gui.network_keeper import NetworkKeeper
from wxrepay_gui.gui.office_desk import OfficeDesk
from wxrepay_gui.gui.proxy_fields import ProxyFields
from wxrepay_gui.gui.settings_checkup import SettingsCheckup
from wxrepay_gui.gui.settings_form import SettingsForm
from wxrepay_gui.gui.settings_pane import SettingsPane
from wxrepay_gui.gui.tasks import Ticket


class NetworkPane(SettingsPane):
    """Takes proxy and certificates, and tries the way that stands there."""

    def __init__(self, office: OfficeDesk, now: Callable[[], datetime]) -> None:
        super().__init__("settings_network", office, now)
        network = office.settings.network
        self._company_ca = (network.company_ca, network.company_ca_name)
        self._keeper = NetworkKeeper(office, done=self._kept, failed=self._fail)
        self.mode = Choice(
            "proxy_mode",
            {mode.value: mode for mode in ProxyMode},
            title=lambda: self.tr("Proxy"),
            text=self._mode,
        )
        self.mode.choose(network.mode)
        self.mode.changed.connect(self._set_mode)
        self.proxy = ProxyFields(network, parent=self)
        self.fields = self.proxy.fields
        self.proxy.changed.connect(self._set)
        self.company_ca = CompanyCaBox(office, now)
        self.company_ca.chosen.connect(self._trust)
        self.checkup = SettingsCheckup(
            "connection",
            title=lambda: self.tr("Test the connect&ion"),
            spoken=lambda: self.tr("Test the connection"),
            start=self._test,
        )
        self.hosts = SettingsCheckup(
            "hosts",
            title=lambda: self.tr("Check &both hosts"),
            spoken=lambda: self.tr("Check both hosts"),
            start=self._test_hosts,
            names_hosts=True,
        )
        self.column.addWidget(
            SettingsForm(
                (self.mode.label, self.mode),
                *self.proxy.lines,
                (self.company_ca.label, self.company_ca),
                (QLabel(), at_left(self.checkup.button, self.hosts.button)),
                (QLabel(), self.checkup),
                (QLabel(), self.hosts),
            )
        )
        self.column.addStretch(1)
        self.retranslate()

    @property
    def lost(self) -> QWidget | None:
        """The first edit with a text that is not kept; what is not in sight counts no more."""
        return self.proxy.lost if self._is_manual else None

    def begin(self) -> None:
        """Read which certificates are trusted."""
        self.company_ca.begin()

    def leave(self) -> None:
        """Hand on what stands in the fields."""
        if self._is_manual:
            self.proxy.leave()

    def end(self) -> None:
        """Hear no more of what is under way."""
        self._keeper.leave()
        self.checkup.leave()
        self.hosts.leave()
        self.company_ca.leave()
        super().end()

    def follow(self, settings: Settings) -> None:
        """Know what is kept now."""
        if not self._keeper.is_busy:
            self.proxy.keep(settings.network)

    def retranslate(self) -> None:
        """Say everything again in the language of the moment."""
        self.mode.retranslate()
        self.proxy.retranslate()
        self.proxy.show(visible=self._is_manual)
        self.company_ca.retranslate()
        self.checkup.retranslate()
        self.hosts.retranslate()
        note = {
            ProxyMode.SYSTEM: self.tr("What is set in the operating system"),
            ProxyMode.NONE: self.tr("Straight to WeChat Pay"),
            ProxyMode.MANUAL: self.tr("Through the proxy that is entered here"),
        }
        said = note[self.mode.value]
        if self._is_manual and self.proxy.proxy is None:
            said = self.tr("Not in use yet: it takes effect once host and port are entered.")
        self.mode.describe(said)

    @property
    def _is_manual(self) -> bool:
        return self.mode.value is ProxyMode.MANUAL

    def _network(self) -> Network:
        """As the page says; what cannot be used there is as it was kept."""
        kept = self.office.settings.network
        proxy = self.proxy.proxy or kept.proxy
        mode = kept.mode if self._is_manual and proxy is None else self.mode.value
        exceptions = self.proxy.exceptions
        return replace(
            kept,
            mode=mode,
            proxy=proxy,
            exceptions=kept.exceptions if exceptions is None else exceptions,
            company_ca=self._company_ca[0],
            company_ca_name=self._company_ca[1],
        )

    def _set_mode(self) -> None:
        self.retranslate()
        self._set()

    def _set(self) -> None:
        if self.is_ended:
            return
        self.retranslate()
        password = self.proxy.password if self._is_manual else None
        if not self._keeper.keep(self._network(), password):
            return
        if password is None:
            self.say(lambda: self.tr("Saving…"))
        else:
            self.say(
                lambda: self.tr("Storing the password in the keyring; it may ask you something…")
            )

    def _trust(self, pem: str, name: str) -> None:
        self._company_ca = (pem, name)
        self._set()

    def _kept(self, password: Password | None) -> None:
        self.proxy.keep(self.office.settings.network)
        self.proxy.forget(password)
        self.say_saved()

    def _fail(self, error: ExpectedError) -> None:
        self.say_failed(error)

    def _test(
        self,
        each: Callable[[Checked], None],
        ended: Callable[[], None],
        failed: Callable[[ExpectedError], None],
    ) -> Ticket | None:
        self.hosts.clear()
        return self._probe(each, ended, failed, every_host=False)

    def _test_hosts(
        self,
        each: Callable[[Checked], None],
        ended: Callable[[], None],
        failed: Callable[[ExpectedError], None],
    ) -> Ticket | None:
        self.checkup.clear()
        return self._probe(each, ended, failed, every_host=True)

    def _probe(
        self,
        each: Callable[[Checked], None],
        ended: Callable[[], None],
        failed: Callable[[ExpectedError], None],
        *,
        every_host: bool,
    ) -> Ticket | None:
        """Try what stands on the page, kept or not."""
        if self._is_manual and not self.proxy.reveal():
            return None
        password = self.proxy.password if self._is_manual else None
        return self.office.probe(
            self._network(),
            password,
            every_host=every_host,
            each=each,
            ended=ended,
            failed=failed,
        )

    def _mode(self, mode: ProxyMode) -> str:
        return {
            ProxyMode.SYSTEM: self.tr("As the &system"),
            ProxyMode.NONE: self.tr("&None"),
            ProxyMode.MANUAL: self.tr("&Manual"),
        }[mode]
