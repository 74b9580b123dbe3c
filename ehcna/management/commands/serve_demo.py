"""The whole product as one process: web server, Celery worker and beat as threads of it."""

from __future__ import annotations

import signal
from argparse import ArgumentParser
from contextlib import contextmanager
from typing import Any

from celery.beat import EmbeddedService, Scheduler
from celery.contrib.testing.worker import start_worker
from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.core.management.base import BaseCommand, CommandError
from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler

from cases.tasks import deliver_messages, plan_reminders
from ehcna.celery import app
from ehcna.demo_accounts import ACCOUNTS, PASSWORD


class QuietHandler(WSGIRequestHandler):
    """Addresses are not logged: the demonstration has nobody to read them."""

    def log_message(self, format: str, *args: Any) -> None:
        return None


class Command(BaseCommand):
    help = "Serve the demonstration until stopped."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--port", type=int, default=8000)

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEMO:
            raise CommandError("serve_demo serves the demonstration only. Use script/serve.")
        server = self._server(options["port"])
        signal.signal(signal.SIGTERM, _interrupt)
        self._say_where(options["port"])
        with _jobs():
            try:
                server.serve_forever()
            except KeyboardInterrupt:
                self.stdout.write("Stopping.")
            finally:
                server.server_close()

    def _server(self, port: int) -> ThreadedWSGIServer:
        ThreadedWSGIServer.daemon_threads = True
        try:
            server = ThreadedWSGIServer(("127.0.0.1", port), QuietHandler)
        except OSError as reason:
            raise CommandError(
                f"Port {port} is in use. Choose another: script/demo --port {port + 1}"
            ) from reason
        server.set_app(WSGIHandler())
        return server

    def _say_where(self, port: int) -> None:
        lines = [f"Open http://127.0.0.1:{port}/ and sign in as one of", ""]
        lines += [f"  {account.email:<28} {account.what}" for account in ACCOUNTS]
        lines += ["", f"  Password for all of them: {PASSWORD}", "", "Ctrl-C stops everything."]
        self.stdout.write("\n".join(lines))
        self.stdout.flush()


@contextmanager
def _jobs() -> Any:
    """The worker and the schedule, as threads, with the first reminders asked for at once."""
    beat = EmbeddedService(app, thread=True, scheduler_cls=Scheduler)
    with start_worker(
        app, pool="solo", perform_ping_check=False, shutdown_timeout=5, loglevel="WARNING"
    ):
        beat.start()
        plan_reminders.delay()
        deliver_messages.delay()
        try:
            yield
        finally:
            beat.stop()


def _interrupt(*_: Any) -> None:
    raise KeyboardInterrupt
