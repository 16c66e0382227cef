"""How long to wait before asking again, as an answer says."""

import re
from datetime import timedelta

from wxrepay_gui.domain.attempt import Answer
from wxrepay_gui.domain.clock import http_date

DEFAULT = timedelta(seconds=30)
SHORTEST = timedelta(seconds=1)
LONGEST = timedelta(hours=1)

_SECONDS = re.compile(r"[0-9]{1,9}")


def retry_after(answer: Answer) -> timedelta:
    """The pause that ``Retry-After`` asks for; :data:`DEFAULT` where it asks for no usable one.

    Usable is from :data:`SHORTEST` to :data:`LONGEST` (``reliability.md`` §2.5, row 429): neither
    a mistake nor malice may make the program storm or stand still. A date counts from the answer's
    own ``Date``, so that this computer's clock has no say (RFC 9110 §10.2.3).
    """
    text = answer.header("Retry-After").strip()
    if _SECONDS.fullmatch(text):
        asked = timedelta(seconds=int(text))
    else:
        until, since = http_date(text), http_date(answer.header("Date"))
        if until is None or since is None:
            return DEFAULT
        asked = until - since
    return asked if SHORTEST <= asked <= LONGEST else DEFAULT
