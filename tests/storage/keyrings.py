"""Keyrings that live as long as a test, and what of an error a log could show."""

import traceback
from typing import ClassVar

from keyring.backend import KeyringBackend
from keyring.errors import PasswordDeleteError


class Memory(KeyringBackend):
    """Keeps secrets in memory, as Windows' Credential Manager does: 1,280 UTF-16 units each."""

    priority: ClassVar[float] = 5

    def __init__(self) -> None:
        self.entries: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.entries.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        if len(password.encode("utf-16-le")) > 2560:
            raise OSError(1783, "The stub received bad data")
        self.entries[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        if self.entries.pop((service, username), None) is None:
            raise PasswordDeleteError("not found")


class Refusing(Memory):
    """Raises *error* at whatever is asked of it."""

    def __init__(self, error: Exception) -> None:
        super().__init__()
        self.error = error

    def get_password(self, *_entry: str) -> str | None:
        raise self.error

    def delete_password(self, *_entry: str) -> None:
        raise self.error


def whole_text(error: BaseException) -> str:
    """Everything that a log could show of *error*."""
    chain = [error]
    for link in chain:
        chain.extend(each for each in (link.__cause__, link.__context__) if each is not None)
    return "".join(
        f"{link!r} {link.__dict__} {''.join(traceback.format_exception(link))}" for link in chain
    )
