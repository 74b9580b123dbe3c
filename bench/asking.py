"""One page asked for over the loopback, as a browser does it. Standard library only."""

from __future__ import annotations

import http.client
import time
from dataclasses import dataclass
from html.parser import HTMLParser
from urllib.parse import urlencode

PATIENCE = 60  # seconds
# Any secret will do, so long as the form brings the one that the cookie has.
_SECRET = "measured" * 4


@dataclass(frozen=True)
class Answer:
    """What came back, and after how many seconds."""

    status: int
    body: str
    seconds: float


def ask(port: int, path: str, cookie: str, typed: dict[str, str] | None = None) -> Answer:
    """Open a page, or send a form to it. A connection for each, as the server closes it anyway."""
    headers = {"Cookie": f"{cookie}; csrftoken={_SECRET}"}
    body = None
    if typed is not None:
        headers["Content-Type"] = "application/x-www-form-urlencoded"
        body = urlencode(typed | {"csrfmiddlewaretoken": _SECRET})
    began = time.perf_counter()
    asked = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    try:
        asked.request("POST" if body else "GET", path, body=body, headers=headers)
        answer = asked.getresponse()
        content = answer.read()
    finally:
        asked.close()
    return Answer(answer.status, content.decode(), time.perf_counter() - began)


class _Inputs(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, str] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        if tag == "input" and told.get("type", "text") in ("hidden", "text") and told.get("name"):
            self.found[str(told["name"])] = told.get("value") or ""


def filled_in(page: str) -> dict[str, str]:
    """What the forms of a page hold already: what is hidden, and lines of text."""
    reader = _Inputs()
    reader.feed(page)
    return reader.found
