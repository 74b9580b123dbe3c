"""A mail server that keeps or refuses what comes, and what keeps each report of an error."""

from __future__ import annotations

import gzip
import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import brotli


@contextmanager
def a_mail_server(*, refuses: bool = False) -> Iterator[tuple[str, list[str]]]:
    """Its address (smtp://127.0.0.1:2525), and what it has taken.

    One that refuses says of each recipient that it cannot be now, with their address.
    """
    kept: list[str] = []

    class Answering(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            self._say(b"220 mail")
            for line in self.rfile:
                verb = line[:4].upper()
                if verb == b"RCPT" and refuses:
                    self._say(b"451 not now: " + line.strip())
                elif verb == b"DATA":
                    self._say(b"354 go on")
                    text = iter(self.rfile.readline, b".\r\n")
                    kept.append(b"".join(text).decode())
                    self._say(b"250 taken")
                else:
                    self._say(b"250 well")

        def _say(self, words: bytes) -> None:
            self.wfile.write(words + b"\r\n")

    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Answering) as server:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"smtp://127.0.0.1:{server.server_address[1]}", kept
        server.shutdown()


_UNPACKED = {None: bytes, "gzip": gzip.decompress, "br": brotli.decompress}


@contextmanager
def a_keeper_of_reports() -> Iterator[tuple[str, list[str]]]:
    """Where to send them, and what has come."""
    kept: list[str] = []

    class Keeping(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            sent = self.rfile.read(int(self.headers["Content-Length"]))
            kept.append(_UNPACKED[self.headers.get("Content-Encoding")](sent).decode())
            self.send_response(200)
            self.end_headers()
            self.wfile.write(b"{}")

        def log_message(self, *_: object) -> None:
            return None

    with ThreadingHTTPServer(("127.0.0.1", 0), Keeping) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://key@127.0.0.1:{server.server_address[1]}/1", kept
        server.shutdown()
