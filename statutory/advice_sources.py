"""Whose advice an assessment needs (reg 6): the sources, why each is one, and how sure we are."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from .ages import curriculum_year
from .citation import REGULATIONS, Citation, Mark

PREPARING_FOR_ADULTHOOD = 9  # in or beyond this year


class Need(StrEnum):
    """Whether the law has a source asked on what is known of a child."""

    REQUIRED = "required"
    NOT_KNOWN = "not_known"  # something has to be found out first
    WHERE_RIGHT = "where_right"  # only where the authority thinks it right


@dataclass(frozen=True, slots=True)
class Known:
    """What decides whom the law has asked. `None` is: nobody has said yet."""

    in_setting: bool
    hearing: bool | None = None
    vision: bool | None = None
    parent_serves: bool | None = None  # in the armed forces
    family_asked: bool = False
    others_involved: bool = False


@dataclass(frozen=True, slots=True)
class Source:
    """One source: who it is, why it is asked, where that is written, and whether it must be."""

    code: str
    who: str
    why: str
    citation: Citation
    need: Need = Need.REQUIRED


def sources_of_advice(born: date, on: date, known: Known) -> tuple[Source, ...]:
    """The sources for one child on a day, in the order of the regulation. The family comes apart.

    Its own views and evidence (reg 6(1)(a)) go to each of them and are not asked for again here.
    """
    found = [_education(known), *_always(), *_sensory(known)]
    if curriculum_year(born, on) >= PREPARING_FOR_ADULTHOOD:
        found.append(_ADULTHOOD)
    if known.family_asked:
        found.append(_FAMILY_ASKED)
    if known.parent_serves:
        found.append(_DEFENCE)
    if known.others_involved:
        found.append(_OTHERS)
    return tuple(found)


def _cited(provision: str, words: str, mark: Mark = Mark.UNDERSTOOD) -> Citation:
    return Citation(REGULATIONS, provision, words, mark)


def _education(known: Known) -> Source:
    if known.in_setting:
        who = "The head or principal of the setting"
        why = (
            "The head or principal is asked. If nobody there is available: somebody who we are"
            " satisfied has taught such learners."
        )
    else:
        who = "Whoever is responsible for the education"
        why = "The child or young person is in no setting that we know of."
    return Source("education", who, why, _cited("reg 6(1)(b)", "educational advice"))


def _always() -> tuple[Source, ...]:
    return (
        Source(
            "medical",
            "A health professional whom the health body names",
            "Every assessment needs medical advice.",
            _cited("reg 6(1)(c)", "medical advice"),
        ),
        Source(
            "psychology",
            "An educational psychologist",
            "Every assessment needs psychological advice.",
            _cited("reg 6(1)(d)", "psychological advice"),
        ),
        Source(
            "social_care",
            "Social care",
            "Every assessment needs it, known to social care or not.",
            _cited("reg 6(1)(e)", "advice in relation to social care"),
        ),
    )


def _sensory(known: Known) -> tuple[Source, ...]:
    impaired = [word for word, so in (("hearing", known.hearing), ("vision", known.vision)) if so]
    cited = _cited("reg 6(2)", "a person qualified to teach", Mark.REPORTED)
    if impaired:
        why = f"The {' and '.join(impaired)} of the child or young person is impaired."
        return (Source("sensory", _TEACHER, why, cited),)
    if known.hearing is None or known.vision is None:
        why = "Nobody has said yet whether hearing or vision is impaired."
        return (Source("sensory", _TEACHER, why, cited, Need.NOT_KNOWN),)
    return ()


_TEACHER = "A teacher qualified for hearing or vision"
_ADULTHOOD = Source(
    "adulthood",
    "Preparing for adulthood and independent living",
    "The child or young person is in or beyond year 9.",
    _cited("reg 6(1)(g)", "preparation for adulthood and independent living"),
)
_FAMILY_ASKED = Source(
    "family_asked",
    "Somebody the family asked us to ask",
    "The family asked for it. It is sought where the request is reasonable.",
    _cited("reg 6(1)(h)", "reasonably requests"),
)
_DEFENCE = Source(
    "other",
    "The Secretary of State for Defence",
    "A parent serves in the armed forces.",
    _cited("reg 6(1)(b)", "a parent serves in the armed forces"),
)
_OTHERS = Source(
    "other",
    "A service that works with the child or young person",
    "It is asked where we think it right.",
    _cited("reg 6(1)(f)", "any other person the authority thinks appropriate"),
    Need.WHERE_RIGHT,
)
