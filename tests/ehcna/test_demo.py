"""The outbox of the demonstration says when an email was written as people say it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from django.urls import reverse

from cases.post import Envelope
from cases.post.texts import FileTexts
from tests.cases.views.acting import signed_in
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db

EMAIL = """Subject: 2 dates to look at
From: send@council.example
To: olive@council.example
Date: Tue, 09 Jun 2026 05:30:00 -0000

Look at your worklist.
"""


def test_an_email_says_to_whom_and_when_it_was_written(settings: Any, tmp_path: Path) -> None:
    settings.DEMO, settings.EMAIL_FILE_PATH = True, str(tmp_path)
    (tmp_path / "one.log").write_text(EMAIL)

    page = signed_in(UserFactory()).get(reverse("demo_outbox")).content.decode()

    assert "To olive@council.example, 9 Jun 2026, 06:30" in page


def test_a_text_message_stands_among_them(settings: Any, tmp_path: Path) -> None:
    settings.DEMO, settings.EMAIL_FILE_PATH = True, str(tmp_path / "emails")
    settings.TEXTS = replace(settings.TEXTS, file_path=str(tmp_path))
    FileTexts().hand_over(Envelope("+447700900123", "", "A letter came.", "", "one"))

    page = signed_in(UserFactory()).get(reverse("demo_outbox")).content.decode()

    assert "To +447700900123" in page
    assert "A letter came." in page
