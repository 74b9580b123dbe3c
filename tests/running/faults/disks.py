"""A disk that is soon full."""

from __future__ import annotations

import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory


def small_disk_at(folder: Path) -> bool:
    """Put a disk of one megabyte at a folder. Whether we may."""
    disk = ["mount", "-t", "tmpfs", "-o", "size=1m,mode=0700", "tmpfs", str(folder)]
    return subprocess.run(disk, capture_output=True).returncode == 0


def may_make_disks() -> bool:
    """Only root may, and in some containers not even root."""
    with TemporaryDirectory() as folder:
        if made := small_disk_at(Path(folder)):
            subprocess.run(["umount", folder], check=True)
        return made
