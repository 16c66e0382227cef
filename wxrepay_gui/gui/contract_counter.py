"""Joins the contracts place with the desk: stores, imports, exports, and keeps the book fresh."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from wxrepay_gui.domain.book import ContractBook
from wxrepay_gui.domain.contract import Contract
from wxrepay_gui.domain.contract_rules import ContractDraft
from wxrepay_gui.domain.submission import Submission
from wxrepay_gui.gui import words
from wxrepay_gui.gui.book_page import BookPage
from wxrepay_gui.gui.contracts_page import ContractsPage
from wxrepay_gui.gui.desk import Desk


class ContractCounter(QObject):
    """Does what the contracts place asks for.

    Signals:
        page_wanted: The contracts place is to be shown.
        book_wanted: The booking page is to be shown.
        exported: Contracts were written into a sheet; carries how many and its ``Path``.
        still_starting: Something was asked for before the workspace was open.
    """

    page_wanted = Signal()
    book_wanted = Signal()
    exported = Signal(int, object)
    still_starting = Signal()

    def __init__(self, page: ContractsPage, book_page: BookPage, desk: Desk) -> None:
        super().__init__(page)
        self._page = page
        self._book_page = book_page
        self._desk = desk
        page.saved.connect(self._save)
        page.imported.connect(self._save_all)
        page.book_wanted.connect(self._book)
        page.import_wanted.connect(self._plan)
        page.export_wanted.connect(self._export)

    def open(self, book: ContractBook) -> None:
        """Begin, now that the workspace is open."""
        merchant = self._desk.merchant
        if merchant is not None:
            self._page.set_merchant(merchant.mchid)
        self._show(book)
        self._desk.last_statuses(self._page.set_last)

    def show_row(self, row: Submission) -> None:
        """Show that *row* is the latest of its contract."""
        self._page.put_last(row.booking.contract_id, row.status)

    def add(self, row: Submission) -> None:
        """Open a new entry with *row*'s ids and what the form knows of its contract."""
        booking, reading = row.booking, self._book_page.form.draft()
        same = reading.contract_id.strip() == booking.contract_id
        draft = ContractDraft(
            contract_id=booking.contract_id,
            appid=booking.appid,
            openid=booking.openid,
            sub_mchid=booking.item.sub_mchid,
            sub_appid=booking.item.sub_appid or "",
            kind=reading.kind if same else None,
            template_cap=reading.template_cap if same else "",
            contract_cap=reading.contract_cap if same else "",
        )
        self.page_wanted.emit()
        self._page.add(draft)

    def show_contract(self, row: Submission) -> None:
        """Show the entry under which *row* was booked."""
        self.page_wanted.emit()
        self._page.open_contract(row.booking.contract_id)

    def _show(self, book: ContractBook) -> None:
        self._page.show_book(book)
        self._book_page.show_book(book)

    def _can_ask(self) -> bool:
        if not self._desk.is_open:
            self.still_starting.emit()
        return self._desk.is_open

    def _refresh(self, then: Callable[[], None]) -> None:
        def show(book: ContractBook) -> None:
            self._show(book)
            then()

        self._desk.book(show)

    @Slot(object)
    def _save(self, contract: Contract) -> None:
        def stored(saved: Sequence[Contract]) -> None:
            self._refresh(lambda: self._page.show_stored(saved[0]))

        if self._can_ask():
            self._desk.save_contracts((contract,), stored)

    @Slot(object)
    def _save_all(self, contracts: Sequence[Contract]) -> None:
        self._desk.save_contracts(contracts, lambda _saved: self._refresh(lambda: None))

    @Slot(object)
    def _book(self, contract: Contract) -> None:
        self.book_wanted.emit()
        self._book_page.form.take(contract)

    @Slot(object)
    def _plan(self, path: Path) -> None:
        if self._can_ask():
            self._desk.plan_import(path, self._page.show_plan)

    @Slot(object, object)
    def _export(self, contracts: Sequence[Contract], path: Path) -> None:
        if self._can_ask():
            self._desk.export_contracts(
                contracts,
                path,
                chinese=words.is_chinese(),
                answered=lambda count: self.exported.emit(count, path),
            )
