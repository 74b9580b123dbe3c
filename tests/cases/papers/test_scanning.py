"""What the scanner says, and every way in which it can fail to say it."""

from __future__ import annotations

import hashlib
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from cases.papers import scanning
from tests.cases.papers.clamd_double import REAL, a_scanner
from tests.papers import EICAR

NOBODY = "tcp://127.0.0.1:1"


def test_a_clean_file_is_sent_whole_and_found_clean(settings: Any) -> None:
    content = bytes(range(256)) * 2000
    with a_scanner() as scanner:
        settings.CLAMD_URL = scanner.url

        verdict = scanning.scan(content)

    assert verdict == scanning.Verdict("", "ClamAV")
    assert scanner.scanned == [content]


def test_h144_malware_is_named(settings: Any) -> None:
    with a_scanner() as scanner:
        settings.CLAMD_URL = scanner.url

        assert scanning.scan(EICAR.encode()).found == "Eicar-Test-Signature"


def test_the_scanner_answers_when_it_is_asked(settings: Any) -> None:
    with a_scanner() as scanner:
        settings.CLAMD_URL = scanner.url
        assert scanning.ping() is True

    settings.CLAMD_URL = NOBODY
    assert scanning.ping() is False


def test_a_file_that_the_scanner_finds_too_large_is_told_apart(settings: Any) -> None:
    with a_scanner(most=100_000) as scanner:
        settings.CLAMD_URL = scanner.url

        with pytest.raises(scanning.TooLarge):
            scanning.scan(b"x" * 100_001)


@pytest.mark.parametrize("fault", ["hangs up", "nonsense"])
def test_a_scanner_that_fails_has_not_scanned(settings: Any, fault: str) -> None:
    with a_scanner(fault=fault) as scanner:
        settings.CLAMD_URL = scanner.url

        with pytest.raises(scanning.NotScanned):
            scanning.scan(b"x" * 300_000)


@pytest.mark.parametrize("url", [NOBODY, "unix:///no/such/socket", "tcp://127.0.0.1:no"])
def test_a_scanner_that_is_not_there_has_not_scanned(settings: Any, url: str) -> None:
    settings.CLAMD_URL = url

    with pytest.raises(scanning.NotScanned, match="cannot be reached"):
        scanning.scan(b"x")


@pytest.mark.parametrize("program", REAL)
def test_the_real_daemon_answers_finds_passes_and_refuses(
    settings: Any, program: str, tmp_path: Path
) -> None:
    with a_daemon(program, tmp_path) as settings.CLAMD_URL:
        assert scanning.ping() is True
        assert scanning.scan(EICAR.encode()).found.startswith("Test.File")
        assert scanning.scan(b"An ordinary letter" * 5000).found == ""
        with pytest.raises(scanning.TooLarge):
            scanning.scan(b"x" * 3_000_000)


@contextmanager
def a_daemon(program: str, folder: Path) -> Iterator[str]:
    """The real daemon with a list of one known file, on a socket of its own."""
    file = EICAR.encode()
    mark = hashlib.md5(file, usedforsecurity=False).hexdigest()
    (folder / "test.hdb").write_text(f"{mark}:{len(file)}:Test.File\n")
    path, config = folder / "clamd.sock", folder / "clamd.conf"
    config.write_text(
        f"DatabaseDirectory {folder}\nLocalSocket {path}\nForeground yes\nStreamMaxLength 1M\n"
    )
    with subprocess.Popen([program, "-c", str(config)], stdout=subprocess.DEVNULL) as running:
        try:
            _wait_for(path, running)
            yield f"unix://{path}"
        finally:
            running.terminate()


def _wait_for(path: Path, running: subprocess.Popen[bytes]) -> None:
    for _ in range(300):
        if path.exists():
            return
        assert running.poll() is None, "clamd ended by itself"
        time.sleep(0.1)
    pytest.fail("clamd did not open its socket within 30 seconds")
