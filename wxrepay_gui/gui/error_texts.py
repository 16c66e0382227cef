"""What is in the way, in one sentence that says what to do."""

from collections.abc import Mapping

from wxrepay_gui.domain import errors
from wxrepay_gui.gui.linguist import QT_TRANSLATE_NOOP

KEY_FILES = (
    QT_TRANSLATE_NOOP("KeyFile", "private key"),
    QT_TRANSLATE_NOOP("KeyFile", "public key"),
    QT_TRANSLATE_NOOP("KeyFile", "certificate"),
)
"""The reasons of a KeyFileError, as ``wechat/keys.py`` has them."""

SHEETS = (
    QT_TRANSLATE_NOOP("Sheet", "larger than 20 MB"),
    QT_TRANSLATE_NOOP("Sheet", "too much for one sheet"),
    QT_TRANSLATE_NOOP("Sheet", "protected by a password"),
    QT_TRANSLATE_NOOP("Sheet", "not an Excel workbook (.xlsx)"),
    QT_TRANSLATE_NOOP("Sheet", "damaged"),
    QT_TRANSLATE_NOOP("Sheet", "a cell holds an error such as #N/A"),
)
"""The faults of a spreadsheet, as ``storage/sheet.py`` has them."""

ERRORS: Mapping[type[errors.ExpectedError], str] = {
    errors.RecordIdUsedError: QT_TRANSLATE_NOOP(
        "Error",
        "Record ID {out_record_id} was already used on {at}. Nothing was sent; take a new one.",
    ),
    errors.DateNotBookableError: QT_TRANSLATE_NOOP(
        "Error",
        "{day} cannot be booked any more: in Beijing it is now {first} to {last}."
        " Nothing was sent; choose another date.",
    ),
    errors.NotSendableError: QT_TRANSLATE_NOOP(
        "Error", "{out_record_id} is booked or being sent already; nothing was sent again."
    ),
    errors.ReplacedError: QT_TRANSLATE_NOOP(
        "Error",
        "{out_record_id} was mended and goes on as {by}. Nothing was sent; go on with that record.",
    ),
    errors.NotMendableError: QT_TRANSLATE_NOOP(
        "Error",
        "{out_record_id} is not refused or unsent any more. Nothing was sent;"
        " look at the record again.",
    ),
    errors.RepeatTooEarlyError: QT_TRANSLATE_NOOP(
        "Error",
        "Asked: WeChat Pay has no record {out_record_id} so far, but a delayed request may still"
        " arrive. Nothing was sent again; it can be from {earliest} (Beijing) on.",
    ),
    errors.RepeatedOftenError: QT_TRANSLATE_NOOP(
        "Error",
        "{out_record_id} was sent {times} times without a known outcome; nothing was sent again."
        " Leave it to the program, which goes on asking, or ask WeChat Pay's support.",
    ),
    errors.PausedError: QT_TRANSLATE_NOOP(
        "Error",
        "WeChat Pay asked for fewer requests. Nothing was sent; try again at {until} (Beijing).",
    ),
    errors.NotUnknownError: QT_TRANSLATE_NOOP(
        "Error",
        "The outcome of {out_record_id} is not unknown any more, or has just changed."
        " Nothing was settled by hand; look at the record again.",
    ),
    errors.MerchantAbsentError: QT_TRANSLATE_NOOP(
        "Error", "No merchant has been added on this computer. Add one first."
    ),
    errors.ClockOffError: QT_TRANSLATE_NOOP(
        "Error",
        "This computer's clock is {seconds} s off WeChat Pay's. Nothing was sent;"
        " set the clock right, then check it again.",
    ),
    errors.KeyWaitingError: QT_TRANSLATE_NOOP(
        "Error",
        "The private key is still being read from the system's keyring. Nothing was sent;"
        " answer its question, or wait a moment.",
    ),
    errors.ContractExistsError: QT_TRANSLATE_NOOP(
        "Error", "Contract {contract_id} is in the book already. Open that entry and change it."
    ),
    errors.LedgerError: QT_TRANSLATE_NOOP(
        "Error", "The history file {path} cannot be used ({reason}). Restart the program."
    ),
    errors.LedgerFullError: QT_TRANSLATE_NOOP(
        "Error", "No room is left on the disk of {path}. Free some space, then try again."
    ),
    errors.LedgerReadOnlyError: QT_TRANSLATE_NOOP(
        "Error", "The history file {path} cannot be written. Ask for the right to write there."
    ),
    errors.LedgerLockedError: QT_TRANSLATE_NOOP(
        "Error", "Another program holds the history file {path}. Close it, then try again."
    ),
    errors.LedgerDamagedError: QT_TRANSLATE_NOOP(
        "Error", "The history file {path} is damaged ({reason}). Keep it and ask for support."
    ),
    errors.LedgerNewerError: QT_TRANSLATE_NOOP(
        "Error", "A newer version of this program wrote {path}. Install that version."
    ),
    errors.UnsavedError: QT_TRANSLATE_NOOP(
        "Error",
        "What came of the sending could not be saved in {path} ({reason}). Do not book it again:"
        " put that right, then query the record.",
    ),
    errors.SettingsError: QT_TRANSLATE_NOOP(
        "Error", "The settings file {path} cannot be used ({reason}). Mend it or move it away."
    ),
    errors.KeystoreError: QT_TRANSLATE_NOOP(
        "Error", "The system's keyring is in the way ({reason}). Check it, then try again."
    ),
    errors.KeyringAbsentError: QT_TRANSLATE_NOOP(
        "Error",
        "This system has no keyring ({reason}). Set one up, or use the key file for this run only.",
    ),
    errors.KeyringUnsafeError: QT_TRANSLATE_NOOP(
        "Error",
        "This system's keyring ({reason}) would keep the key in the clear, so it is not used."
        " Set up a safe one, or use the key file for this run only.",
    ),
    errors.KeyringLockedError: QT_TRANSLATE_NOOP(
        "Error",
        "The system's keyring is locked. Unlock it and try again,"
        " or use the key file for this run only.",
    ),
    errors.KeyringDeniedError: QT_TRANSLATE_NOOP(
        "Error",
        "Access to the system's keyring was declined. Try again and allow it,"
        " or use the key file for this run only.",
    ),
    errors.KeyringFailedError: QT_TRANSLATE_NOOP(
        "Error", "The system's keyring failed ({reason}). Check it, then try again."
    ),
    errors.KeyAbsentError: QT_TRANSLATE_NOOP(
        "Error", "The keyring holds no key for this merchant. Add the merchant again."
    ),
    errors.KeyDamagedError: QT_TRANSLATE_NOOP(
        "Error", "What the keyring holds is not this merchant's key. Add the merchant again."
    ),
    errors.PastedFileError: QT_TRANSLATE_NOOP(
        "Error", "The file {path} cannot be pasted ({reason}). Copy the text in it instead."
    ),
    errors.KeyFileError: QT_TRANSLATE_NOOP(
        "Error", "{path} does not hold the {reason} that should be there. Choose another file."
    ),
    errors.SheetError: QT_TRANSLATE_NOOP(
        "Error",
        "The spreadsheet {path} cannot be used ({reason})."
        " Mend it, close it elsewhere, or choose another file.",
    ),
    errors.ColumnAbsentError: QT_TRANSLATE_NOOP(
        "Error", "The spreadsheet {path} has no column “{column}”. Add it, then import again."
    ),
}
