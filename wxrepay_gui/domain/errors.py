"""What can be in a person's way, and is nobody's bug.

ExpectedError
├── RecordIdUsedError       this out_record_id stands in the ledger already
├── DateNotBookableError    the date left the window since it was typed
├── NotSendableError        the submission is in a state that must not be sent
├── ReplacedError           the submission was mended, and goes on under another number
├── NotMendableError        the submission is not refused or unsent any more
├── RepeatTooEarlyError     a delayed copy of the same request may still arrive
├── RepeatedOftenError      the same was sent as often as is sensible
├── PausedError             WeChat Pay asked for fewer requests
├── NotUnknownError         the submission's outcome is not a person's to settle
├── MerchantAbsentError     nobody has added a merchant on this computer
├── ClockOffError           this computer's clock is too far from WeChat Pay's
├── KeyWaitingError         the private key is still being read from the keyring
├── ContractExistsError     another entry of the contract book has this contract_id
├── LedgerError             the history cannot be read or written
│   ├── LedgerFullError         no room on the disk
│   ├── LedgerReadOnlyError     no right to write
│   ├── LedgerLockedError       another program holds it
│   ├── LedgerDamagedError      the file is damaged, or is no ledger
│   ├── LedgerNewerError        a newer version of this program wrote it
│   └── UnsavedError            something was sent, and what came of it could not be written
├── SettingsError           the settings file cannot be read or written
├── KeystoreError           the system's keyring is in the way
│   ├── KeyringAbsentError      there is none
│   ├── KeyringUnsafeError      there is one, but it keeps secrets in the clear
│   ├── KeyringLockedError      it is locked
│   ├── KeyringDeniedError      the person declined to unlock it, or the system forbids it
│   ├── KeyringFailedError      it failed in another way
│   ├── KeyAbsentError          it holds no key for this merchant
│   └── KeyDamagedError         what it holds is not that merchant's key
├── KeyFileError            a file that should hold a key or certificate does not
├── PastedFileError         a file that was dropped cannot be read as text
├── SheetError              a spreadsheet cannot be read or written
└── ColumnAbsentError       a spreadsheet lacks a column that it needs

Each has its sentence, in both languages, in ``gui/texts.py``; the attributes are its facts.
"""

from datetime import date, datetime

from wxrepay_gui.domain.fields import FieldName


class ExpectedError(Exception):
    """Something a person can understand and act on."""


class RecordIdUsedError(ExpectedError):
    """The number was used *at* that moment; nothing was sent now."""

    def __init__(self, out_record_id: str, at: datetime) -> None:
        super().__init__(out_record_id)
        self.out_record_id = out_record_id
        self.at = at


class DateNotBookableError(ExpectedError):
    """*day* cannot be booked today in Beijing; nothing was sent now."""

    def __init__(self, day: date, first: date, last: date) -> None:
        super().__init__(day.isoformat())
        self.day = day
        self.first = first
        self.last = last


class NotSendableError(ExpectedError):
    """The submission is booked, or under way, or was changed by somebody else meanwhile."""

    def __init__(self, out_record_id: str) -> None:
        super().__init__(out_record_id)
        self.out_record_id = out_record_id


class ReplacedError(ExpectedError):
    """The submission was mended and goes on under the number *by*; nothing was sent."""

    def __init__(self, out_record_id: str, by: str) -> None:
        super().__init__(out_record_id)
        self.out_record_id = out_record_id
        self.by = by


class NotMendableError(ExpectedError):
    """The submission to be mended may be booked by now; nothing was written or sent."""

    def __init__(self, out_record_id: str) -> None:
        super().__init__(out_record_id)
        self.out_record_id = out_record_id


class RepeatTooEarlyError(ExpectedError):
    """Nobody knows what became of the number; it may be sent again from *earliest* on."""

    def __init__(self, out_record_id: str, earliest: datetime) -> None:
        super().__init__(out_record_id)
        self.out_record_id = out_record_id
        self.earliest = earliest


class RepeatedOftenError(ExpectedError):
    """The number was sent *times* times, and still nobody knows what became of it."""

    def __init__(self, out_record_id: str, times: int) -> None:
        super().__init__(out_record_id)
        self.out_record_id = out_record_id
        self.times = times


class PausedError(ExpectedError):
    """WeChat Pay asked for fewer requests; nothing was sent, and may be from *until* on."""

    def __init__(self, until: datetime) -> None:
        super().__init__(until.isoformat())
        self.until = until


class NotUnknownError(ExpectedError):
    """The submission is not Unknown, or was changed by somebody else meanwhile."""

    def __init__(self, out_record_id: str) -> None:
        super().__init__(out_record_id)
        self.out_record_id = out_record_id


class MerchantAbsentError(ExpectedError):
    """Nobody has added a merchant on this computer."""


class ClockOffError(ExpectedError):
    """This computer's clock is *seconds* (with sign) ahead of WeChat Pay's; nothing was sent."""

    def __init__(self, seconds: int) -> None:
        super().__init__(seconds)
        self.seconds = seconds


class KeyWaitingError(ExpectedError):
    """The private key is still being read from the system's keyring; nothing was sent."""


class ContractExistsError(ExpectedError):
    """Another entry of this merchant's contract book has this contract_id; nothing was saved."""

    def __init__(self, contract_id: str) -> None:
        super().__init__(contract_id)
        self.contract_id = contract_id


class _AboutFileError(ExpectedError):
    def __init__(self, path: str, reason: str = "") -> None:
        super().__init__(path, reason)
        self.path = path
        self.reason = reason


class LedgerError(_AboutFileError):
    """The history at *path* cannot be used; *reason* is the system's word for it."""


class LedgerFullError(LedgerError):
    """No room on the disk."""


class LedgerReadOnlyError(LedgerError):
    """No right to write."""


class LedgerLockedError(LedgerError):
    """Another program held it for longer than we wait."""


class LedgerDamagedError(LedgerError):
    """Damaged, or not a ledger."""


class LedgerNewerError(LedgerError):
    """A newer version of this program wrote it."""


class UnsavedError(LedgerError):
    """What came of a sending could not be written; nobody may book it again before a query."""


class SettingsError(_AboutFileError):
    """The settings at *path* cannot be read or written."""


class KeystoreError(ExpectedError):
    """The system's keyring is in the way; *reason* is its own word, never a secret."""

    def __init__(self, reason: str = "") -> None:
        super().__init__(reason)
        self.reason = reason


class KeyringAbsentError(KeystoreError):
    """No keyring."""


class KeyringUnsafeError(KeystoreError):
    """A keyring that keeps secrets in the clear, or nowhere."""


class KeyringLockedError(KeystoreError):
    """Locked."""


class KeyringDeniedError(KeystoreError):
    """The person declined to unlock it, or the system does not let this program in."""


class KeyringFailedError(KeystoreError):
    """Any other failure of the keyring."""


class KeyAbsentError(KeystoreError):
    """No key for this merchant."""


class KeyDamagedError(KeystoreError):
    """What is stored is not this merchant's key."""


class KeyFileError(_AboutFileError):
    """The file at *path* does not hold what it should; *reason* names what was expected."""


class PastedFileError(_AboutFileError):
    """The dropped file at *path* cannot be read, or is too long; *reason* is the system's word."""


class SheetError(_AboutFileError):
    """The spreadsheet at *path* cannot be read or written; *reason* says why.

    The reason is the system's word, or a ``SheetFault``.
    """


class ColumnAbsentError(ExpectedError):
    """The spreadsheet at *path* has no *column*, and nothing can be read without."""

    def __init__(self, path: str, column: FieldName) -> None:
        super().__init__(path, column)
        self.path = path
        self.column = column
