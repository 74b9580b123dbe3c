"""What a request for advice is called where several stand side by side."""

from __future__ import annotations

from ..models import AdviceRequest

Source = AdviceRequest.Source
SHORT: dict[str, str] = {
    Source.EDUCATION: "education",
    Source.MEDICAL: "health",
    Source.PSYCHOLOGY: "psychology",
    Source.SOCIAL_CARE: "social care",
    Source.SENSORY: "hearing or vision",
    Source.ADULTHOOD: "adulthood",
    Source.FAMILY_ASKED: "asked for by the family",
    Source.OTHER: "other advice",
}
# As these a source needs nobody else to be asked.
_State = AdviceRequest.State
COVERED = (_State.ASKED, _State.ANSWERED, _State.REUSED)


def name_of(request: AdviceRequest) -> str:
    """Who was asked, and for what: "Oakfield Primary School (education)"."""
    who = request.provider.name if request.provider else "Existing advice"
    return f"{who} ({SHORT[request.source]})"
