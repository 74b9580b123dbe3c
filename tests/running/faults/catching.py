"""A mail server that keeps what it takes, and can be told to behave badly."""

from __future__ import annotations

import asyncio
from collections import Counter
from contextlib import AbstractContextManager
from email import message_from_bytes
from threading import Lock
from types import TracebackType
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP

from tests.installation import free_port

WELL = "takes it and says so"
LIES = "takes it, then drops the line without a word"
SWALLOWS = "drops the line without a word, and has taken nothing"
DOUBLES = "takes it, and passes it on twice"
SILENT_AT_ONCE = "opens the line and never says a word"
SILENT_AFTER = "hears it all and never answers"
BUSY = "asks to be tried again"
FOREVER = 3_600


class Catcher(AbstractContextManager["Catcher"]):
    """What arrived, by Message-ID, and how the server behaves (`how`)."""

    def __init__(self) -> None:
        self.how, self.port, self._lock = WELL, free_port(), Lock()
        self.handed_over, self.passed_on = Counter[str](), Counter[str]()
        self._controller: Controller | None = None

    def __exit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        tb: TracebackType | None,
    ) -> None:
        self.stop()

    def start(self) -> Catcher:
        self._controller = _Polite(self, hostname="127.0.0.1", port=self.port)
        self._controller.start()
        return self

    def stop(self) -> None:
        if self._controller is not None:
            self._controller.stop(no_assert=True)
            self._controller = None

    async def handle_EHLO(
        self, server: SMTP, session: Any, envelope: Any, name: str, answers: list[str]
    ) -> list[str]:
        if self.how == SILENT_AT_ONCE:
            await asyncio.sleep(FOREVER)
        session.host_name = name
        return answers

    async def handle_DATA(self, server: SMTP, session: Any, envelope: Any) -> str:
        how = self.how
        if how == BUSY:
            return "451 Try again later"
        if how == SILENT_AFTER:
            await asyncio.sleep(FOREVER)
        if how != SWALLOWS:
            self._keep(message_from_bytes(envelope.content)["Message-ID"], how)
        if how in (LIES, SWALLOWS):
            server.transport.abort()
        return "250 Taken"

    def _keep(self, message_id: str, how: str) -> None:
        with self._lock:
            self.handed_over[message_id] += 1
            self.passed_on[message_id] += 2 if how == DOUBLES else 1


class _Polite(Controller):
    def factory(self) -> SMTP:
        return SMTP(self.handler, timeout=FOREVER, enable_SMTPUTF8=True)
