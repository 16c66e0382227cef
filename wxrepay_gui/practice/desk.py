"""What a whole request comes to: checks, the document's rules, the book, and the scenario."""

import hashlib
import threading
from dataclasses import dataclass
from datetime import datetime
from http import HTTPStatus
from urllib.parse import parse_qs, unquote

from wxrepay_gui.domain.calendar import beijing_date
from wxrepay_gui.domain.fields import FieldName
from wxrepay_gui.practice.book import Book, Entry, Record, content_of
from wxrepay_gui.practice.checks import Checked, Guard
from wxrepay_gui.practice.document import Asked, number_in, read
from wxrepay_gui.practice.identity import Identity
from wxrepay_gui.practice.received import Received
from wxrepay_gui.practice.response import Response, empty, error, parameter_error, success
from wxrepay_gui.practice.scenarios import RECORDS, SYSTEM_ERROR, Play
from wxrepay_gui.wechat.client import BOOK_PATH, RECORDS_PATH

_RE_ENTRY = error(
    HTTPStatus.BAD_REQUEST,
    "INVALID_REQUEST",
    "请求重入时,参数与首次请求时不一致",
    number="268498688",
)
_ABSENT = error(HTTPStatus.NOT_FOUND, "RESOURCE_NOT_EXISTS", "预约还款记录不存在")


@dataclass(frozen=True, slots=True)
class _Decision:
    """What a booking request comes to: an answer or silence, and perhaps a new record."""

    response: Response | None
    content: str = ""
    recorded: Record | None = None


class Desk:
    """Answers requests from any thread; bookings one at a time."""

    def __init__(self, identity: Identity, book: Book) -> None:
        self._mchid = identity.merchant.mchid
        self._guard = Guard(identity)
        self._book = book
        self._turn = threading.Lock()

    def respond(self, received: Received, play: Play, now: datetime) -> Response | None:
        """The answer to *received* when it is *now*; ``None`` for silence.

        A booking request is on the disk before this returns.
        """
        checked = self._guard.check(received, now)
        path, _, query = received.path.partition("?")
        if path == BOOK_PATH and received.method == "POST":
            return self._booking(received, checked, play, now)
        if checked.refusal is not None:
            return checked.refusal
        number = unquote(path.removeprefix(RECORDS_PATH))
        is_record = path.startswith(RECORDS_PATH) and number and "/" not in number
        if not is_record:
            return empty(HTTPStatus.NOT_FOUND)
        if path == BOOK_PATH or received.method != "GET":
            return empty(HTTPStatus.METHOD_NOT_ALLOWED)
        return self._query(number, parse_qs(query).get(FieldName.CONTRACT_ID, []))

    def _query(self, number: str, contracts: list[str]) -> Response:
        if len(contracts) != 1:
            return parameter_error(FieldName.CONTRACT_ID, "", "必填", location="query")
        kept = self._book.find(number)
        if kept is None or kept.record[FieldName.CONTRACT_ID] != contracts[0]:
            return _ABSENT
        return success(kept.record)

    def _booking(
        self, received: Received, checked: Checked, play: Play, now: datetime
    ) -> Response | None:
        body = received.body
        with self._turn:
            if checked.refusal is None:
                asked = read(body, mchid=self._mchid, today=beijing_date(now))
                decision = self._decide(asked, play)
            else:
                decision = _Decision(checked.refusal)
            response = decision.response
            entry = Entry(
                at=now.isoformat(),
                out_record_id=number_in(body),
                sha256=hashlib.sha256(body).hexdigest(),
                content=decision.content,
                signature=checked.signature,
                status=None if response is None else response.status.value,
                recorded=decision.recorded,
            )
            try:
                self._book.enter(entry)
            except OSError:
                return SYSTEM_ERROR
        return response

    def _decide(self, asked: Asked | Response, play: Play) -> _Decision:
        if isinstance(asked, Response):
            return _Decision(asked)
        number, content = asked[FieldName.OUT_RECORD_ID], content_of(asked)
        if play.instead and not (play.once and self._book.has_failed(number)):
            return _Decision(play.instead(asked), content)
        kept = self._book.find(number)
        if kept is not None and kept.content != content:
            return _Decision(_RE_ENTRY, content)
        record = play.record(asked) if kept is None else kept.record
        told = None if play.silent else success({RECORDS: [record]}, play.signing)
        return _Decision(told, content, record if kept is None else None)
