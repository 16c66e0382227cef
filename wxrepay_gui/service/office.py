"""Who can sign on this computer, by which keys and over which line; a workspace for each."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from itertools import chain
from pathlib import Path

from wxrepay_gui.domain.checkup import Checked
from wxrepay_gui.domain.errors import (
    ExpectedError,
    KeyFileError,
    KeyringAbsentError,
    KeyringUnsafeError,
    KeystoreError,
    MerchantAbsentError,
    SettingsError,
)
from wxrepay_gui.domain.merchant import Merchant
from wxrepay_gui.domain.network import CaFacts, Network, Password, Proxy, ProxyMode
from wxrepay_gui.domain.settings import Settings
from wxrepay_gui.domain.submission import Author
from wxrepay_gui.service.gathering import Gathering
from wxrepay_gui.service.key_holder import KeyHolder
from wxrepay_gui.service.line import client_of, user_agent
from wxrepay_gui.service.workspace import Workspace, open_workspace
from wxrepay_gui.storage.key_files import read_files
from wxrepay_gui.storage.keystore import Keystore
from wxrepay_gui.storage.places import Places
from wxrepay_gui.storage.settings_store import SettingsStore
from wxrepay_gui.wechat.chain import read_company_ca
from wxrepay_gui.wechat.key_check import check_key
from wxrepay_gui.wechat.keys import CERTIFICATE, PrivateKey, material_of, rebuild
from wxrepay_gui.wechat.probe import probe
from wxrepay_gui.wechat.route import Route, route_of
from wxrepay_gui.wechat.transport import Transport


class Office:
    """Everything about merchants, keys and the network that is there before a booking is.

    Its methods may block, some of them until a person has answered the keyring, and belong on a
    worker lane.
    """

    def __init__(
        self,
        *,
        store: SettingsStore,
        places: Places,
        keystore: Callable[[], Keystore],
        system_proxy: Callable[[str], Proxy | None],
        author: Author,
        now: Callable[[], datetime],
        hosts: tuple[str, ...],
    ) -> None:
        """Open nothing yet.

        Args:
            store: The settings.
            places: Where the real world's files lie.
            keystore: Makes the keystore of this system, or raises what is in the way of it.
            system_proxy: The operating system's proxy for a host; may block.
            author: Who works here.
            now: The clock, with a time zone.
            hosts: WeChat Pay's, the main one first.

        Raises:
            SettingsError: The settings hold something else than certificates as a company's.
        """
        self._store = store
        self._places = places
        self._keystore = keystore
        self._system_proxy = system_proxy
        self._author = author
        self._now = now
        self._lent: dict[tuple[str, str], PrivateKey] = {}
        try:
            route = self._route(store.current.network, None)
            self._transport = Transport.real(hosts=hosts, route=route)
        except ValueError:
            raise SettingsError(str(store.path), "company_ca") from None

    @property
    def settings(self) -> Settings:
        """The settings as they are now."""
        return self._store.current

    def open(self, mchid: str) -> Workspace:
        """Open *mchid*'s workspace; :meth:`Workspace.unlock` then fetches its key.

        Raises:
            MerchantAbsentError: There is no such merchant.
            ExpectedError: Whatever else is in the way of it.
        """
        merchant = self._merchant(mchid)
        key = KeyHolder()
        return open_workspace(
            places=self._places,
            merchant=merchant,
            key=key,
            unlock=lambda: self._unlock(merchant, key),
            transport=self._transport,
            author=self._author,
            now=self._now,
        )

    def gather(self, mchid: str = "") -> Gathering:
        """A fresh collection of key files; with *mchid*, for that merchant alone."""
        return Gathering(self._now, mchid)

    def check(self, merchant: Merchant, gathering: Gathering) -> Iterator[Checked]:
        """Try the key that was gathered: here first, then by a harmless question to WeChat Pay."""
        yield gathering.check_signature()
        yield from self._check_online(merchant, gathering.key)

    def check_kept(self, mchid: str) -> Iterator[Checked]:
        """Try the key that is kept for *mchid* by a harmless question to WeChat Pay.

        Raises:
            MerchantAbsentError: There is no such merchant.
            KeystoreError: The key cannot be had.
        """
        merchant = self._merchant(mchid)
        yield from self._check_online(merchant, self._key(merchant))

    def enrol(
        self,
        merchant: Merchant,
        gathering: Gathering,
        *,
        lend: bool = False,
        is_wanted: Callable[[], bool] = lambda: True,
    ) -> Settings:
        """Add *merchant*, or replace its key; an old key is deleted only after the new one stands.

        Args:
            merchant: What is to be remembered of it.
            gathering: Holds its key.
            lend: Keep the key in memory, for this run of the program alone.
            is_wanted: Asked when the keyring is done, for which a person may have waited too
                long; if it is not wanted any more, nothing stays changed.

        Raises:
            SettingsError: Nothing can be remembered; nothing was changed.
            KeystoreError: The keyring is in the way; nothing was changed.
        """
        before = self._store.change().merchant(merchant.mchid)
        if lend:
            self._lent[merchant.mchid, merchant.serial_no] = gathering.key
        else:
            material = material_of(gathering.key)
            keystore = self._keystore()
            keystore.save(merchant.mchid, merchant.serial_no, material)
            if not is_wanted():
                if before is None or before.serial_no != merchant.serial_no:
                    keystore.delete(merchant.mchid, merchant.serial_no)
                return self._store.current
        settings = self._store.change(
            lambda kept: replace(kept.with_merchant(merchant), chosen=merchant.mchid)
        )
        if before is not None and before.serial_no != merchant.serial_no and not lend:
            with suppress(KeystoreError):
                self._keystore().delete(before.mchid, before.serial_no)
        return settings

    def change(self, merchant: Merchant) -> Settings:
        """Remember what a person has set for *merchant*.

        Raises:
            SettingsError: It cannot be remembered.
        """
        return self._store.change(lambda kept: kept.with_merchant(merchant))

    def remove(self, mchid: str) -> Settings:
        """Delete *mchid*'s key and forget it; its history stays.

        Where there is no keyring, there is no key to delete.

        Raises:
            MerchantAbsentError: There is no such merchant.
            SettingsError: It cannot be forgotten; nothing was changed.
            KeystoreError: The keyring is in the way of the key; nothing was changed.
        """
        merchant = self._merchant(mchid)
        self._store.change()
        with suppress(KeyringAbsentError, KeyringUnsafeError):
            self._keystore().delete(mchid, merchant.serial_no)
        self._lent.pop((mchid, merchant.serial_no), None)
        return self._store.change(lambda kept: kept.without_merchant(mchid))

    def probe(
        self, network: Network, password: Password | None, *, every_host: bool = False
    ) -> Iterator[Checked]:
        """Try the way to the main host as *network* says, step by step; sends nothing signed.

        Args:
            network: Need not be the one that is in use.
            password: The proxy's; ``None`` for the one in the keyring.
            every_host: Try the way to the others, too, whatever came of the one before.

        Raises:
            KeystoreError: The keyring is in the way of the password.
        """
        told = password or self._password(network)
        hosts = self._transport.hosts
        tried = Transport.real(hosts=hosts, route=self._route(network, told))
        agent = user_agent(self._author)
        return chain.from_iterable(
            probe(tried, host, now=self._now, user_agent=agent)
            for host in (hosts if every_host else hosts[:1])
        )

    def set_network(self, network: Network, password: Password | None) -> Settings:
        """Use *network* from the next request on; remember it, and the proxy's *password*.

        Raises:
            SettingsError: It cannot be remembered; nothing was changed.
            KeystoreError: The keyring is in the way of the password; nothing was changed.
        """
        before, proxy = self._store.change().network.proxy, network.proxy
        if password is not None and proxy is not None and proxy.user:
            self._keystore().save_password(proxy, password)
        route = self._route(network, password or self._password(network))
        settings = self._store.change(lambda kept: replace(kept, network=network))
        self._transport.reroute(route)
        if before is not None and before.user and not before.shares_login_with(proxy):
            with suppress(KeystoreError):
                self._keystore().delete_password(before)
        return settings

    def read_company_ca(self, path: Path) -> tuple[CaFacts, ...]:
        """What the certificates in the file at *path* tell; nobody trusts them yet.

        Raises:
            KeyFileError: The file cannot be read, or holds something else.
        """
        content = next((one.content for one in read_files([path])), None)
        if content is None:
            raise KeyFileError(path.name, CERTIFICATE)
        return read_company_ca(content, path=path.name)

    def company_ca(self) -> tuple[CaFacts, ...]:
        """What the certificates tell that are trusted besides the public roots.

        Raises:
            KeyFileError: The settings hold something else in their place.
        """
        network = self._store.current.network
        if not network.company_ca:
            return ()
        return read_company_ca(network.company_ca.encode(), path=network.company_ca_name)

    def _merchant(self, mchid: str) -> Merchant:
        merchant = self._store.current.merchant(mchid)
        if merchant is None:
            raise MerchantAbsentError
        return merchant

    def _unlock(self, merchant: Merchant, holder: KeyHolder) -> None:
        try:
            self._connect()
            holder.put(self._key(merchant))
        except ExpectedError as error:
            holder.put(error)

    def _key(self, merchant: Merchant) -> PrivateKey:
        lent = self._lent.get((merchant.mchid, merchant.serial_no))
        if lent is not None:
            return lent
        return rebuild(self._keystore().load(merchant.mchid, merchant.serial_no))

    def _check_online(self, merchant: Merchant, key: PrivateKey) -> Iterator[Checked]:
        client = client_of(
            merchant,
            key=lambda: key,
            transport=self._transport,
            author=self._author,
            now=self._now,
        )
        return check_key(client)

    def _connect(self) -> None:
        network = self._store.current.network
        self._transport.reroute(self._route(network, self._password(network)))

    def _route(self, network: Network, password: Password | None) -> Route:
        return route_of(network, system_proxy=self._system_proxy, password=password)

    def _password(self, network: Network) -> Password | None:
        """The manual proxy's, where it is the one in use; the keyring is not asked otherwise."""
        proxy = network.proxy
        if network.mode is not ProxyMode.MANUAL or proxy is None or not proxy.user:
            return None
        return self._keystore().load_password(proxy)
