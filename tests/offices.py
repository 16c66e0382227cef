"""An office as real work has it, but for the practice server and a keyring in memory."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from tests.storage.keyrings import Memory
from wxrepay_gui.domain.merchant import Merchant
from wxrepay_gui.domain.network import Network, Proxy, ProxyMode
from wxrepay_gui.domain.settings import Settings
from wxrepay_gui.domain.submission import Author
from wxrepay_gui.practice.identity import Identity
from wxrepay_gui.practice.server import PracticeServer
from wxrepay_gui.service.gathering import Gathering
from wxrepay_gui.service.office import Office
from wxrepay_gui.storage.keystore import Keystore
from wxrepay_gui.storage.places import World, places_of, settings_of
from wxrepay_gui.storage.settings_store import SettingsStore
from wxrepay_gui.wechat.keys import PrivateKey, material_of

AUTHOR = Author(user="王五", station="K7", version="0.1.0")


class Faulty(Memory):
    """Fails at the calls whose numbers are in *faults*, counted from 1, or at all of them.

    Attributes:
        faults: Which calls fail.
        error: What every call raises, if it is set.
        calls: What was asked, in order.
    """

    def __init__(self) -> None:
        super().__init__()
        self.faults: set[int] = set()
        self.error: Exception | None = None
        self.calls: list[str] = []

    def get_password(self, service: str, username: str) -> str | None:
        self._count("get")
        return super().get_password(service, username)

    def set_password(self, service: str, username: str, password: str) -> None:
        self._count("set")
        super().set_password(service, username, password)

    def delete_password(self, service: str, username: str) -> None:
        self._count("delete")
        super().delete_password(service, username)

    def _count(self, call: str) -> None:
        self.calls.append(call)
        if self.error is not None:
            raise self.error
        if len(self.calls) in self.faults:
            raise OSError(5, "Input/output error")


def key_entry(merchant: Merchant) -> tuple[str, str]:
    """Where *merchant*'s key lies in a keyring."""
    return f"wxrepay_gui/merchant/{merchant.mchid}/{merchant.serial_no}", merchant.mchid


def proxy_entry(proxy: Proxy) -> tuple[str, str]:
    """Where the password of a proxy's user lies in a keyring."""
    return f"wxrepay_gui/proxy/{proxy.address}", proxy.user


@dataclass
class House:
    """A person's computer: the folder of all data, the keyring, and WeChat Pay on loopback.

    Attributes:
        base: The folder.
        identity: Who signs, and who answers.
        now: Everybody's clock.
        keyring: Where keys and passwords are.
        keyring_error: What is in the way of the keyring altogether, if anything is.
        asked: The hosts for which the system was asked about a proxy.
    """

    base: Path
    identity: Identity
    now: Callable[[], datetime]
    keyring: Faulty = field(default_factory=Faulty)
    keyring_error: Exception | None = None
    asked: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.server = PracticeServer(self.identity, self.base / "log.jsonl", self.now)
        self.server.start()
        self.store = self.settle(Settings(station="K7", network=self.network))

    def close(self) -> None:
        self.server.stop()

    @property
    def merchant(self) -> Merchant:
        """Whom the server knows."""
        return self.identity.merchant

    @property
    def host(self) -> str:
        return f"127.0.0.1:{self.server.port}"

    @property
    def network(self) -> Network:
        """Straight to the server."""
        return Network(mode=ProxyMode.NONE, company_ca=self.identity.tls_root)

    def settle(self, settings: Settings) -> SettingsStore:
        """Write *settings*, as an earlier start did."""
        self.store = SettingsStore(settings_of(self.base))
        self.store.change(lambda _kept: settings)
        return self.store

    def keystore(self) -> Keystore:
        if self.keyring_error is not None:
            raise self.keyring_error
        return Keystore(self.keyring)

    def office(self) -> Office:
        """The office of a fresh start."""
        self.store = SettingsStore(settings_of(self.base))
        return Office(
            store=self.store,
            places=places_of(World.REAL, self.base),
            keystore=self.keystore,
            system_proxy=self._system_proxy,
            author=AUTHOR,
            now=self.now,
            hosts=(self.host,),
        )

    def gathered(self, identity: Identity | None = None) -> Gathering:
        """The files of *identity*, handed over."""
        folder = self.base / f"files-{(identity or self.identity).merchant.serial_no}"
        (identity or self.identity).write(folder)
        gathering = Gathering(self.now)
        assert gathering.add([folder]).can_sign
        return gathering

    def keep(self, merchant: Merchant, key: PrivateKey | None = None) -> None:
        """Have *merchant* in the settings and its key in the keyring."""
        Keystore(self.keyring).save(
            merchant.mchid, merchant.serial_no, material_of(key or self.identity.merchant_key)
        )
        self.store.change(lambda kept: replace(kept.with_merchant(merchant), chosen=merchant.mchid))
        self.keyring.calls.clear()

    def _system_proxy(self, host: str) -> Proxy | None:
        self.asked.append(host)
        return None
