"""A disk that is full while a document is written (H-285)."""

from __future__ import annotations

import io
import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest

from ehcna import troubles
from tests.running.faults.disks import small_disk_at
from tests.running.faults.flowing import Council
from tests.running.faults.test_servers_away import begun, look, says

pytestmark = pytest.mark.servers


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of one megabyte, where we may make one: see conftest."""
    folder = tmp_path / "disk"
    folder.mkdir()
    assert small_disk_at(folder)
    yield folder
    subprocess.run(["umount", "--lazy", str(folder)], check=True)


def a_report(size: int) -> bytes:
    """A paper of at least so many bytes that opens."""
    made, kept = pikepdf.new(), io.BytesIO()
    made.add_blank_page()
    made.Root.Filling = made.make_stream(os.urandom(size))
    made.save(kept)
    return kept.getvalue()


def test_h285_no_half_of_a_document_is_kept_and_the_page_says_what_is_the_matter(
    council: Council, small_disk: Path
) -> None:
    address = f"{council.running.address}/cases/{council.references[0]}/documents/add/"
    council.running.env["MEDIA_ROOT"] = str(small_disk)
    begun(council, "web")
    before = council.count("cases_upload")

    refused = council.browser().post(
        address,
        {"seen": "999999"},
        files={"files_sent": ("report.pdf", a_report(3_000_000))},
        timeout=60,
    )
    readable = look(council)
    taken = council.browser().post(
        address,
        {"seen": "999999"},
        files={"files_sent": ("report.pdf", a_report(3_000))},
        timeout=60,
        allow_redirects=False,
    )

    assert says(refused, troubles.DISK_FULL)
    assert readable.status_code == 200
    kept = [path for path in small_disk.rglob("*") if path.is_file()]
    assert (taken.status_code, council.count("cases_upload"), len(kept)) == (302, before + 1, 1)
