"""The pictures of the README: four pages of a demonstration that is being served.

Called by script/pictures with the address of the demonstration and the folder for the pictures.
"""

from __future__ import annotations

import io
import os
import re
import shutil
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path
from typing import Any

from PIL import Image
from playwright.sync_api import sync_playwright

CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome")
PASSWORD = "Nine-Steps-Tuesday"  # of the demonstration
SIZE = {"width": 1280, "height": 900}
MOST_BYTES = 200_000
COLOURS = 64  # of a drawn page; more only makes the file larger


def main(address: str, folder: Path) -> None:
    """Make every picture."""
    _wait_for(address)
    path = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, CHROMIUM_NAMES)), None)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        page = _signed_in(chromium, address, "coordinator@demo.example")
        _keep(page, folder / "worklist.png")
        _follow(page, "Maya Sandhu")
        _keep(page, folder / "case.png")
        page.locator("main").get_by_role("button", name="Decide whether to assess").first.click()
        _keep(page, folder / "decision.png")
        page = _signed_in(chromium, address, "senior@demo.example")
        page.goto("/desk/")
        _keep(page, folder / "desk.png")
        chromium.close()


def _wait_for(address: str) -> None:
    for _ in range(100):
        try:
            urllib.request.urlopen(address).close()
            return
        except urllib.error.URLError:
            time.sleep(0.2)
    sys.exit("The demonstration did not start.")


def _signed_in(chromium: Any, address: str, email: str) -> Any:
    context = chromium.new_context(
        base_url=address, viewport=SIZE, locale="en-GB", timezone_id="Europe/London"
    )
    page = context.new_page()
    page.goto("/")
    page.get_by_label("Email", exact=True).fill(email)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.locator("main").get_by_role("button", name="Sign in", exact=True).click()
    page.wait_for_selector("h1:has-text('Worklist')")
    return page


def _follow(page: Any, words: str) -> None:
    link = page.get_by_role("link", name=re.compile(f"^{words}$")).first
    link.click()
    page.wait_for_load_state()


def _keep(page: Any, file: Path) -> None:
    """What a person sees of the page without scrolling, in few colours."""
    page.wait_for_load_state("networkidle")
    picture = Image.open(io.BytesIO(page.screenshot()))
    picture.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE).save(file, optimize=True)
    if file.stat().st_size > MOST_BYTES:
        sys.exit(f"{file} is larger than {MOST_BYTES} bytes.")
    print(f"{file}: {file.stat().st_size // 1024} KB")


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
