"""One whole request, as it arrived at the practice server."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """A request, Authorization header and all: the key that made it is made up.

    Attributes:
        method: In capitals.
        path: Path and query, exactly as in the request line.
        headers: In order, repeats kept.
        body: The raw bytes.
    """

    method: str
    path: str
    headers: tuple[tuple[str, str], ...]
    body: bytes

    def values(self, name: str) -> list[str]:
        """Every header called *name* (in any case), blanks around it left out."""
        wanted = name.lower()
        return [value.strip() for key, value in self.headers if key.lower() == wanted]

    def header(self, name: str) -> str:
        """The only header called *name*; an empty text if there is none, or more than one."""
        values = self.values(name)
        return values[0] if len(values) == 1 else ""
