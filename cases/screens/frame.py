"""What every page about a case shows around its own matter.

Which tabs there are is the site's to say (`CASE_TABS`): some lead above this app.
"""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from .. import roles
from ..models import Case
from ..wording import identity_of


def frame_of(request: HttpRequest, case: Case, current: str) -> dict[str, Any]:
    """What every page about a case shows around its own matter."""
    role: str = request.user.role  # type: ignore[union-attr]
    tabs = [
        {"text": text, "href": reverse(name, args=[case.reference]), "current": name == current}
        for name, text, doing in settings.CASE_TABS
        if roles.may(role, doing)
    ]
    return {
        "case": case,
        "identity": identity_of(case, timezone.localdate()),
        "tabs": tabs,
        "may": {doing: roles.may(role, doing) for doing in roles.ALL},
    }
