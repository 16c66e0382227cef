"""A keyring in a file, so that what was stored before a crash is there after it."""

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import ClassVar

from keyring.backend import KeyringBackend
from keyring.errors import PasswordDeleteError


class FileKeyring(KeyringBackend):
    """Keeps what tests make up in one file, replaced in one step.

    Attributes:
        reached: Told ``key before`` and ``key stored`` around every storing.
    """

    priority: ClassVar[float] = 5

    def __init__(self, path: Path, reached: Callable[[str], None] = lambda _event: None) -> None:
        self._path = path
        self.reached = reached

    def get_password(self, service: str, username: str) -> str | None:
        return self._entries().get(f"{service} {username}")

    def set_password(self, service: str, username: str, password: str) -> None:
        self.reached("key before")
        self._write({**self._entries(), f"{service} {username}": password})
        self.reached("key stored")

    def delete_password(self, service: str, username: str) -> None:
        entries = self._entries()
        if entries.pop(f"{service} {username}", None) is None:
            raise PasswordDeleteError("not found")
        self._write(entries)

    def _entries(self) -> dict[str, str]:
        if not self._path.exists():
            return {}
        found: dict[str, str] = json.loads(self._path.read_text(encoding="utf-8"))
        return found

    def _write(self, entries: dict[str, str]) -> None:
        written = self._path.with_suffix(f".{os.getpid()}")
        written.write_text(json.dumps(entries), encoding="utf-8")
        written.replace(self._path)
