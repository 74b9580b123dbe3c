"""A stand-in for the scanner: it speaks the daemon's protocol over a real socket."""

from __future__ import annotations

import shutil
import socket
import struct
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from tests.papers import EICAR

# The real daemon, where it is installed. Where it is not, the end of the run says so.
_PROGRAM = shutil.which("clamd") or shutil.which("clamd", path="/usr/sbin:/usr/local/sbin")
REAL = [_PROGRAM] if _PROGRAM else []


class Double:
    """Answers PING and INSTREAM (with z or n before it), and finds the test file."""

    def __init__(self, most: int = 10_000_000, fault: str = "") -> None:
        self.most, self.fault = most, fault
        self.scanned: list[bytes] = []
        self.listener = socket.create_server(("127.0.0.1", 0))

    @property
    def url(self) -> str:
        return f"tcp://127.0.0.1:{self.listener.getsockname()[1]}"

    def serve(self) -> None:
        while True:
            try:
                line, _ = self.listener.accept()
            except OSError:
                return
            with line:
                self._answer(line)

    def _answer(self, line: socket.socket) -> None:
        command = b""
        while not command.endswith((b"\0", b"\n")):
            command += line.recv(1)
        end = command[-1:]
        if self.fault == "hangs up":
            return
        if command[1:-1] == b"PING":
            line.sendall(b"PONG" + end)
        elif command[1:-1] == b"INSTREAM":
            line.sendall(self._of_stream(line) + end)

    def _of_stream(self, line: socket.socket) -> bytes:
        content = b""
        while size := struct.unpack("!L", self._exactly(line, 4))[0]:
            if len(content) + size > self.most:
                return b"INSTREAM size limit exceeded. ERROR"
            content += self._exactly(line, size)
        self.scanned.append(content)
        if self.fault == "nonsense":
            return b"stream: perhaps"
        found = EICAR.encode() in content
        return b"stream: Eicar-Test-Signature FOUND" if found else b"stream: OK"

    @staticmethod
    def _exactly(line: socket.socket, size: int) -> bytes:
        got = b""
        while len(got) < size:
            got += line.recv(size - len(got))
        return got


@contextmanager
def a_scanner(most: int = 10_000_000, fault: str = "") -> Iterator[Double]:
    """A scanner that listens while the block runs."""
    double = Double(most, fault)
    thread = threading.Thread(target=double.serve, daemon=True)
    thread.start()
    try:
        yield double
    finally:
        # Wakes the thread that waits for a caller, on every system.
        double.listener.shutdown(socket.SHUT_RDWR)
        double.listener.close()
        thread.join(5)
