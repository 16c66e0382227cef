"""What the process puts off before it does anything: foreign steering, core dumps, open modes."""

import os
from collections.abc import MutableMapping
from contextlib import suppress

STEERING = (
    "CURL_CA_BUNDLE",
    "NETRC",
    "PYTHON_KEYRING_BACKEND",
    "REQUESTS_CA_BUNDLE",
    "SSLKEYLOGFILE",
    "SSL_CERT_DIR",
    "SSL_CERT_FILE",
)
"""Variables by which an environment would have our libraries trust, tell or run something else.

The proxy variables are not among them: on Linux they are the system's own word on its proxy,
which the settings offer to follow.
"""

_NO_CORE = (1, 1)
"""Bytes of a core, now and ever: to Linux the one limit that also holds for a crash collector."""


def harden(environ: MutableMapping[str, str]) -> None:
    """Do it; to be called before any library is used that reads *environ*.

    Whatever is made from now on is made for this user alone. The process stays open to the
    debuggers of its own user: closed to them (``PR_SET_DUMPABLE``), it would also be closed to the
    desktop's portal, which tells dark from light and asks ``/proc`` who it is that wants to know.
    """
    for name in STEERING:
        environ.pop(name, None)
    os.umask(0o077)
    with suppress(ImportError):  # Windows has no such limits, and writes no cores
        import resource  # noqa: PLC0415  the same

        with suppress(ValueError):  # the limit is lower already, and only root may raise it
            resource.setrlimit(resource.RLIMIT_CORE, _NO_CORE)
