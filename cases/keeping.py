"""Nothing typed is lost: when a session ends under a half-written form, the text waits.

Every form carries who it was shown to, signed. When it comes in after the session has ended, what
was typed is put into the new, anonymous session, and given back after signing in, to the same
person only.
"""

from __future__ import annotations

from django.core import signing
from django.http import HttpRequest, QueryDict

OWNER_FIELD = "shown_to"
_SALT = "cases.keeping"
_NEVER_KEPT = {"csrfmiddlewaretoken", OWNER_FIELD, "password", "once"}
LONGEST = 200_000  # characters of one form


def owner_mark(user_pk: int) -> str:
    """The signed value of the hidden field that says whom a form was shown to."""
    return signing.dumps(user_pk, salt=_SALT)


def owner_of(request: HttpRequest) -> int | None:
    """Whom the form that came in was shown to. Nobody, when it is not a form of ours."""
    try:
        return int(signing.loads(request.POST.get(OWNER_FIELD, ""), salt=_SALT))
    except signing.BadSignature:
        return None


def keep_typed_text(request: HttpRequest) -> None:
    """Put what was typed aside, under the page it was typed on."""
    owner = owner_of(request)
    if owner is None:
        return
    kept = request.POST.copy()
    for name in _NEVER_KEPT:
        kept.pop(name, None)
    text = kept.urlencode()
    if len(text) <= LONGEST:
        request.session["kept"] = {"path": request.path, "owner": owner, "text": text}


def kept_text(request: HttpRequest) -> QueryDict | None:
    """What this person had typed on this page before the session ended, once."""
    kept = request.session.get("kept")
    if not kept or kept["path"] != request.path:
        return None
    del request.session["kept"]
    return QueryDict(kept["text"]) if kept["owner"] == request.user.pk else None
