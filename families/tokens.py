"""The link in an invitation: signed, so that nobody makes one up, and about nobody to look at."""

from __future__ import annotations

from django.core import signing

from .models import Helper, Invitation

_SALT = "families.joining"
_KINDS: dict[str, type[Invitation] | type[Helper]] = {"family": Invitation, "helper": Helper}


def token_for(row: Invitation | Helper) -> str:
    """What stands at the end of the link."""
    kind = "helper" if isinstance(row, Helper) else "family"
    return signing.dumps([kind, row.pk], salt=_SALT)


def row_of(token: str) -> Invitation | Helper | None:
    """The invitation a link belongs to; nothing for a link that is not ours."""
    try:
        kind, pk = signing.loads(token, salt=_SALT)
    except (signing.BadSignature, ValueError):
        return None
    found = _KINDS[kind].objects.select_related("member__child", "case__officer").filter(pk=pk)
    return found.first()  # type: ignore[no-any-return]
