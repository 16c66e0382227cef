"""What the key wizard and the settings ask of the office; every question goes to a worker."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from wxrepay_gui.domain.checkup import Checked
from wxrepay_gui.domain.errors import ExpectedError, MerchantAbsentError
from wxrepay_gui.domain.key_file import Dossier, Wanted
from wxrepay_gui.domain.merchant import Merchant
from wxrepay_gui.domain.network import CaFacts, Network, Password
from wxrepay_gui.domain.settings import Settings
from wxrepay_gui.gui.tasks import Lane, TaskRunner, Ticket

if TYPE_CHECKING:
    from wxrepay_gui.service.gathering import Gathering
    from wxrepay_gui.service.office import Office

_T = TypeVar("_T")
Failed = Callable[[ExpectedError], None]


class OfficeDesk(QObject):
    """Asks the office, which is opened when it is first asked for.

    Every question gives a :class:`Ticket`, by which its answer can be left. A change is made all
    the same, and :attr:`changed` tells of it.

    Signals:
        changed: The settings are other ones now; carries the :class:`Settings`.
        unheard: A change failed whose answer was left; carries the :class:`ExpectedError`.
    """

    changed = Signal(object)
    unheard = Signal(object)

    def __init__(
        self, tasks: TaskRunner, open_office: Callable[[], "Office"], settings: Settings
    ) -> None:
        super().__init__(tasks)
        self._tasks = tasks
        self._open_office = open_office
        self.settings = settings

    def gather(self, mchid: str) -> "Gatherer":
        """A fresh collection of key files; with *mchid*, for that merchant alone."""
        return Gatherer(self._tasks, lambda: self._open_office().gather(mchid))

    def check(
        self,
        merchant: Merchant,
        gatherer: "Gatherer",
        *,
        each: Callable[[Checked], None],
        ended: Callable[[], None],
        failed: Failed,
    ) -> Ticket:
        """Try the gathered key, here and by a harmless question."""
        return self._walk(
            lambda: self._open_office().check(merchant, gatherer.gathering), each, ended, failed
        )

    def check_kept(
        self,
        mchid: str,
        *,
        each: Callable[[Checked], None],
        ended: Callable[[], None],
        failed: Failed,
    ) -> Ticket:
        """Try the key that is kept for *mchid*."""
        return self._walk(lambda: self._open_office().check_kept(mchid), each, ended, failed)

    def probe(
        self,
        network: Network,
        password: Password | None,
        *,
        every_host: bool,
        each: Callable[[Checked], None],
        ended: Callable[[], None],
        failed: Failed,
    ) -> Ticket:
        """Try the way to WeChat Pay's main host, or to all of them, that *network* describes."""
        return self._walk(
            lambda: self._open_office().probe(network, password, every_host=every_host),
            each,
            ended,
            failed,
        )

    def enrol(
        self,
        merchant: Merchant,
        gatherer: "Gatherer",
        *,
        lend: bool,
        done: Callable[[Settings], None],
        failed: Failed,
    ) -> Ticket:
        """Add the merchant, or replace its key; nothing is kept once the ticket is left."""
        tickets: list[Ticket] = []

        def job() -> Settings:
            return self._open_office().enrol(
                merchant,
                gatherer.gathering,
                lend=lend,
                is_wanted=lambda: not any(ticket.is_left for ticket in tickets),
            )

        tickets.append(self._change(job, done, failed))
        return tickets[0]

    def change(
        self,
        mchid: str,
        edit: Callable[[Merchant], Merchant],
        *,
        done: Callable[[Settings], None],
        failed: Failed,
    ) -> Ticket:
        """Remember what *edit* makes of the merchant; in order, so that the last one stands."""

        def job() -> Settings:
            merchant = self._open_office().settings.merchant(mchid)
            if merchant is None:
                raise MerchantAbsentError
            return self._open_office().change(edit(merchant))

        return self._change(job, done, failed, lane=Lane.READ)

    def remove(self, mchid: str, *, done: Callable[[Settings], None], failed: Failed) -> Ticket:
        """Forget the merchant and its key; where that fails, :meth:`catch_up` tells how far."""
        return self._change(lambda: self._open_office().remove(mchid), done, failed)

    def catch_up(self, done: Callable[[Settings], None] = lambda _settings: None) -> Ticket:
        """Follow the settings as they are once every change in hand is made."""
        return self._change(
            lambda: self._open_office().settings, done, self.unheard.emit, lane=Lane.READ
        )

    def set_network(
        self,
        network: Network,
        password: Password | None,
        *,
        done: Callable[[Settings], None],
        failed: Failed,
    ) -> Ticket:
        """Use *network* from now on."""
        return self._change(
            lambda: self._open_office().set_network(network, password), done, failed
        )

    def read_company_ca(
        self, path: Path, *, done: Callable[[tuple[CaFacts, ...]], None], failed: Failed
    ) -> Ticket:
        """Read a company's certificates, which nobody trusts yet."""
        return ask(self._tasks, lambda: self._open_office().read_company_ca(path), done, failed)

    def company_ca(self, *, done: Callable[[tuple[CaFacts, ...]], None], failed: Failed) -> Ticket:
        """Read the company's certificates that are trusted."""
        return ask(self._tasks, lambda: self._open_office().company_ca(), done, failed)

    def _change(
        self,
        job: Callable[[], Settings],
        done: Callable[[Settings], None],
        failed: Failed,
        *,
        lane: Lane = Lane.KEYS,
    ) -> Ticket:
        """Make a change, and follow it even where the answer was left."""
        ticket = Ticket()

        def changed(settings: Settings) -> None:
            self.settings = settings
            self.changed.emit(settings)
            if not ticket.is_left:
                done(settings)

        def fail(error: ExpectedError) -> None:
            if ticket.is_left:
                self.unheard.emit(error)
            else:
                failed(error)

        ask(self._tasks, job, changed, fail, lane=lane)
        return ticket

    def _walk(
        self,
        job: Callable[[], Iterable[Checked]],
        each: Callable[[Checked], None],
        ended: Callable[[], None],
        failed: Failed,
    ) -> Ticket:
        def steps() -> Iterator[Checked | None]:
            yield from job()
            yield None

        def take(checked: Checked | None) -> None:
            if checked is None:
                ended()
            else:
                each(checked)

        return self._tasks.run(Lane.KEYS, steps(), each=take, failed=expected(failed))


class Gatherer:
    """A collection of key files on a worker; see ``service/gathering.py``."""

    def __init__(self, tasks: TaskRunner, begin: Callable[[], "Gathering"]) -> None:
        self._tasks = tasks
        self._begin = begin
        self._lock = Lock()
        self._begun: Gathering | None = None

    @property
    def gathering(self) -> "Gathering":
        """The collection itself, for a worker."""
        if self._begun is None:
            self._begun = self._begin()
        return self._begun

    def add(
        self,
        paths: Sequence[Path],
        wanted: Wanted,
        *,
        done: Callable[[Dossier], None],
        failed: Failed,
    ) -> Ticket:
        """Read *paths*."""
        return self._ask(lambda: self.gathering.add(paths, wanted), done, failed)

    def unlock(
        self,
        name: str,
        password: Password,
        *,
        done: Callable[[Dossier], None],
        failed: Failed,
    ) -> Ticket:
        """Try *password* on the locked file called *name*."""
        return self._ask(lambda: self.gathering.unlock(name, password), done, failed)

    def _ask(
        self, job: Callable[[], Dossier], done: Callable[[Dossier], None], failed: Failed
    ) -> Ticket:
        def alone() -> Dossier:
            with self._lock:
                return job()

        return ask(self._tasks, alone, done, failed)


def ask(
    tasks: TaskRunner,
    job: Callable[[], _T],
    done: Callable[[_T], None],
    failed: Failed,
    *,
    lane: Lane = Lane.KEYS,
) -> Ticket:
    """Have *job* done; by default where waiting for a person holds up nobody else."""
    return tasks.run(lane, (one() for one in (job,)), each=done, failed=expected(failed))


def expected(failed: Failed) -> Callable[[Exception], None]:
    """Hand on what a person can act on; anything else is a bug, which the crash hook reports."""

    def take(error: Exception) -> None:
        if not isinstance(error, ExpectedError):
            raise error
        failed(error)

    return take
