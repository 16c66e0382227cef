"""Joins the records with the desk: what happened is read, and unknown outcomes are asked about."""

from PySide6.QtCore import QObject, Signal, Slot

from wxrepay_gui.domain.submission import Status, Submission
from wxrepay_gui.gui.desk import Desk
from wxrepay_gui.gui.records_model import RecordsModel
from wxrepay_gui.gui.records_page import RecordsPage


class RecordsCounter(QObject):
    """Does what the records ask for.

    Signals:
        page_wanted: The records are to be shown.
    """

    page_wanted = Signal()

    def __init__(self, page: RecordsPage, model: RecordsModel, desk: Desk) -> None:
        super().__init__(page)
        self._page = page
        self._model = model
        self._desk = desk
        page.row_chosen.connect(self._load_past)

    @Slot(object)
    def show(self, row: Submission) -> None:
        """Show *row* among the records."""
        self.page_wanted.emit()
        self._page.select(row.id)

    @Slot()
    def show_unknown(self) -> None:
        """Show the newest unknown outcome, if there is one."""
        self.page_wanted.emit()
        for row in self._unknown()[:1]:
            self._page.select(row.id)

    @Slot()
    def query_unknown(self) -> None:
        """Ask about every unknown outcome."""
        if self._desk.is_open:
            self._desk.query(self._unknown())

    def _unknown(self) -> list[Submission]:
        return [row for row in self._model.rows if row.status is Status.UNKNOWN]

    @Slot(object)
    def _load_past(self, row: Submission) -> None:
        if self._desk.is_open:
            self._desk.past(row, lambda found: self._page.show_past(row, found))
