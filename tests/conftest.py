"""What every test can lean on: an empty cache, a flushable database, a real browser.

Which database and broker the tests run on is chosen in `ehcna/settings_test.py`.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from typing import Any

import hypothesis
import pytest
from django.conf import settings
from django.core.cache import cache
from django.test import Client, TransactionTestCase

from tests.visits import visits_counted

CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome")
CHROMIUM_SWITCHES = [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
]
IN_ENGLAND = {"locale": "en-GB", "timezone_id": "Europe/London"}

# The same examples each time: a fault found once is found by everybody.
hypothesis.settings.register_profile("repeatable", deadline=None, derandomize=True)
hypothesis.settings.load_profile("repeatable")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Browser tests go last: Playwright keeps an event loop once it has begun.

    What touches the database says so (`database`): the rest need not be tried on each engine.
    """
    for item in items:
        wanted = {"db", "transactional_db"} & set(getattr(item, "fixturenames", ()))
        if wanted or item.get_closest_marker("django_db"):
            item.add_marker("database")
    items.sort(key=lambda item: item.get_closest_marker("browser") is not None)


def pytest_make_parametrize_id(config: pytest.Config, val: object, argname: str) -> str | None:
    """A file as a case is called by its place: its bytes may hold the time it was made."""
    return argname if isinstance(val, bytes) else None


@pytest.fixture(scope="session", autouse=True)
def _append_only_tables_can_be_emptied() -> Iterator[None]:
    """Between tests the database is flushed, which the product's own protection would refuse."""
    from cases.protection import lifted

    flush = TransactionTestCase._fixture_teardown

    def flush_with_protection_lifted(self: TransactionTestCase) -> None:
        with lifted():
            flush(self)

    TransactionTestCase._fixture_teardown = flush_with_protection_lifted
    yield
    TransactionTestCase._fixture_teardown = flush


@pytest.fixture(scope="session", autouse=True)
def _no_files_left_behind() -> Iterator[None]:
    yield
    for folder in (settings.MEDIA_ROOT, settings.STATIC_ROOT):
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(autouse=True)
def _empty_cache() -> None:
    """Sign-in limits and the like are counted in the cache."""
    cache.clear()


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """The machine's own Chromium, kept away from the network."""
    from playwright.sync_api import sync_playwright

    path = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, CHROMIUM_NAMES)), None)
    if not path:
        pytest.fail("The browser tests need Chromium: install it or name it in CHROMIUM.")
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=CHROMIUM_SWITCHES)
        yield chromium
        chromium.close()


@pytest.fixture
def page(browser: Any, live_server: Any) -> Iterator[Callable[..., Any]]:
    """Opens pages of the running site: `page(user=officer, javascript=False, width=320)`.

    Addresses may be relative. The test fails when a page raised an error in a script, or asked
    for something that the content security policy forbids.
    """
    contexts: list[Any] = []
    complaints: list[str] = []

    def open_page(*, user: Any = None, javascript: bool = True, width: int = 1280) -> Any:
        context = browser.new_context(
            base_url=live_server.url,
            java_script_enabled=javascript,
            viewport={"width": width, "height": 900},
            **IN_ENGLAND,
        )
        contexts.append(context)
        if user is not None:
            context.add_cookies([_signed_in(user, live_server.url)])
        return _listened_to(context.new_page(), complaints)

    with visits_counted() as visits:
        yield open_page
        for context in contexts:
            context.close()
        # What a closed page had asked for is still being answered, and holds rows the next test
        # would empty.
        visits.wait_until_answered()
    assert complaints == []


def _signed_in(user: Any, address: str) -> dict[str, str]:
    client = Client()
    client.force_login(user)
    name = settings.SESSION_COOKIE_NAME
    return {"name": name, "value": client.cookies[name].value, "url": address}


def _listened_to(opened: Any, complaints: list[str]) -> Any:
    opened.set_default_timeout(10_000)
    opened.on("pageerror", lambda error: complaints.append(str(error)))
    opened.on("console", lambda said: _note_refusal(said.text, complaints))
    return opened


def _note_refusal(said: str, complaints: list[str]) -> None:
    if "Content Security Policy" in said:
        complaints.append(said)
