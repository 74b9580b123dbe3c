"""note_setting: where the head or principal of the child's setting is written to."""

from __future__ import annotations

from accounts.models import User

from ..audit import action
from ..models import Case
from ..refusals import Refused


@action
def note_setting(case: Case, *, name: str, address: str, by: User, email: str = "") -> Case:
    """Keep the name of the school, college or early years setting, and how it is written to."""
    if not name.strip():
        raise Refused("Enter the name of the setting", field="setting_name")
    if not address.strip() and not email.strip():
        raise Refused("Enter the address of the setting", field="setting_address")
    case.setting_name = " ".join(name.split())
    case.setting_address = address.strip()
    case.setting_email = email.strip() or case.setting_email
    case.save(update_fields=["setting_name", "setting_address", "setting_email"])
    return case
