"""The last look at what stands in a form, kept up to date while it is open."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from wxrepay_gui.domain.booking import Booking
from wxrepay_gui.domain.money import Fen
from wxrepay_gui.gui.form import BookingForm
from wxrepay_gui.gui.read_back import booked_before
from wxrepay_gui.gui.review_sheet import ReviewSheet


class Review(QObject):
    """Opens a sheet for *form*'s booking.

    Signals:
        accepted: The person sent what was shown, and it still holds; carries the
            :class:`Booking`.
        change_wanted: The person wants to change a field; carries its name.
        outdated: What was shown does not hold any more; it is to be reviewed again.
    """

    accepted = Signal(object)
    change_wanted = Signal(object)
    outdated = Signal()

    def __init__(
        self, form: BookingForm, *, today: Callable[[], date], practice: bool, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._form = form
        self._today = today
        self._practice = practice
        self._parent = parent
        self._sheet: ReviewSheet | None = None
        form.read.connect(self._follow)

    def open(self, booking: Booking, *, threshold: Fen | None) -> None:
        """Show *booking*, which the form holds; from *threshold* on it is typed again."""
        today = self._today()
        sheet = ReviewSheet(
            booking,
            self._form.reading,
            today=today,
            practice=self._practice,
            contract=self._form.contract,
            recent=self._recent(),
            default_day=self._form.default_day,
            threshold=threshold,
            parent=self._parent,
        )
        sheet.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        sheet.change_wanted.connect(self.change_wanted)
        sheet.finished.connect(self._forget)
        sheet.accepted.connect(lambda: self._accept(booking, today))
        self._sheet = sheet
        sheet.open()

    @Slot()
    def _follow(self) -> None:
        """Show what was looked up meanwhile; it may even forbid the booking."""
        if self._sheet is None:
            return
        booking = self._form.reading.booking
        if booking is None:
            self._sheet.reject()
            self.outdated.emit()
        else:
            self._sheet.show_reading(booking, self._form.reading, self._recent())

    def _accept(self, booking: Booking, today: date) -> None:
        """Hand over *booking*, unless midnight passed in Beijing since *today*."""
        self._form.refresh()
        if self._today() == today and self._form.reading.booking == booking:
            self.accepted.emit(booking)
        else:
            self.outdated.emit()

    def _recent(self) -> str:
        earlier = self._form.earlier
        return booked_before(earlier[0]) if earlier else ""

    @Slot()
    def _forget(self) -> None:
        self._sheet = None
