"""A plan out of JSON: tolerant of what is missing, plain about what cannot be read.

Every value may be missing. One of another sort is refused with a sentence that says where it is.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .plan import (
    Advice,
    Budget,
    Front,
    HealthAgreement,
    Named,
    Need,
    Outcome,
    Plan,
    Provision,
    Setting,
    Views,
)
from .values import Json
from .values import day_in as _day
from .values import list_in as _list
from .values import mapping_in as _mapping
from .values import refs_in as _refs
from .values import text_in as _text
from .values import words_in as _words

_VIEWS = ("how_views_obtained", "child_voice", "communication", "parent_views")
_MARKS = ("marking", "header", "watermark", "file_name")
_LINE = ("what", "who", "expertise", "ratio", "frequency", "duration", "setting", "start", "end")
_ITEMS = {"needs", "strengths", "outcomes", "short_term_targets", "provision", "nil_statement"}
_KNOWN = _ITEMS | {"agreed_by_icb", "individual_healthcare_plan"}


def read_plan(data: object) -> Plan:
    """The plan that a JSON object describes. Raises `Unreadable`."""
    whole = _mapping(data, "the plan")
    sections = {
        _letter(name): value for name, value in _mapping(whole.get("sections"), "sections").items()
    }
    return Plan(
        front=_front(_mapping(whole.get("front"), "front")),
        views=_views(sections.get("A")),
        strengths=_words(_of(sections, "B").get("strengths"), "B strengths"),
        needs=tuple(need for section in "BCD" for need in _needs(section, sections)),
        outcomes=_outcomes(_of(sections, "E")),
        short_term_targets=_text(_of(sections, "E").get("short_term_targets"), "E"),
        provision=tuple(
            line for section in ("F", "G", "H1", "H2") for line in _lines(section, sections)
        ),
        health_agreement=_agreement(_of(sections, "G").get("agreed_by_icb")),
        healthcare_plan=_text(_of(sections, "G").get("individual_healthcare_plan"), "G"),
        named=_named(_of(sections, "I")),
        budget=_budget(_of(sections, "J")),
        advice=entries_in(sections.get("K"), "K"),
        nil=_nil(sections),
        loose=_loose(sections),
        headings=tuple(map(_letter, whole["sections"] or ())) if "sections" in whole else (),
    )


def read_line(data: object, where: str = "the line") -> Provision:
    """One line of provision: a text alone, or the keys of an item of Section F."""
    if isinstance(data, str):
        return Provision(id="", section="F", text=data)
    return _line(_mapping(data, where), "F", "")


def _letter(heading: object) -> str:
    return str(heading).strip().upper().removeprefix("SECTION ").strip()


def _front(front: Json) -> Front:
    age, version = front.get("age_at_date"), front.get("plan_version")
    words = {
        name: _text(front.get(name), f"front {name}")
        for name in ("status", "child", "known_as", "pronouns", "year_group", "coordinator", "la")
        + ("current_setting", "signed_by", "document_type")
    }
    words["status"] = words["status"].strip().lower().replace(" ", "_").replace("-", "_")
    days = {
        name: _day(front.get(name), f"front {name}")
        for name in ("date", "dob", "review_due", "signed_on")
    }
    return Front(
        **words,  # type: ignore[arg-type]
        **days,  # type: ignore[arg-type]
        age_at_date=age if isinstance(age, int) else None,
        plan_version=version if isinstance(version, int) else None,
        marking=" ".join(
            text for name in _MARKS if (text := _text(front.get(name), f"front {name}"))
        ),
        out_of_cohort=front.get("out_of_cohort") is True,
        parents=_words(front.get("parents"), "front parents"),
    )


def _views(section: object) -> Views:
    if isinstance(section, str):
        return Views(child_voice=section)
    given = _mapping(section, "A")
    return Views(
        **{name: _text(given.get(name), f"A {name}") for name in (*_VIEWS, "history")},
        aspirations=_text(given.get("aspirations"), "A aspirations"),
    )


def _needs(section: str, sections: Json) -> list[Need]:
    items = _list(_of(sections, section).get("needs"), f"{section} needs")
    return [
        Need(
            id=_text(item.get("id"), section) or f"{section}{number}",
            section=section,
            text=_text(item.get("text"), section),
            area=_text(item.get("area"), section),
            advice_refs=_refs(item, "advice_ref"),
        )
        for number, item in enumerate(map(_item(section), items), start=1)
    ]


def _outcomes(section: Json) -> tuple[Outcome, ...]:
    items = _list(section.get("outcomes"), "E outcomes")
    return tuple(
        Outcome(
            id=_text(item.get("id"), "E") or f"E{number}",
            text=_text(item.get("text"), "E"),
            need_refs=_refs(item, "need_ref"),
            by=_day(item.get("by"), f"E{number} by"),
            aspiration=_text(item.get("aspiration"), "E"),
            steps=_text(item.get("steps"), "E"),
        )
        for number, item in enumerate(map(_item("E"), items), start=1)
    )


def _lines(section: str, sections: Json) -> list[Provision]:
    prefix = f"{section}." if section.startswith("H") else section
    items = _list(_of(sections, section).get("provision"), f"{section} provision")
    return [
        _line(item, section, f"{prefix}{number}")
        for number, item in enumerate(map(_item(section), items), start=1)
    ]


def _line(item: Json, section: str, otherwise: str) -> Provision:
    return Provision(
        id=_text(item.get("id"), section) or otherwise,
        section=section,
        text=_text(item.get("text"), section),
        need_refs=_refs(item, "need_ref"),
        outcome_refs=_refs(item, "outcome_ref"),
        **{name: _text(item.get(name), f"{section} {name}") for name in _LINE},
        monitored_by=_text(item.get("monitored_by"), section),
        advice_refs=_refs(item, "advice_ref"),
        kind=_text(item.get("kind"), section) or "provision",
    )


def _agreement(given: object) -> HealthAgreement | None:
    if not given:
        return None
    said = _mapping(given, "G agreed_by_icb")
    return HealthAgreement(
        body=_text(said.get("body"), "G"),
        officer=_text(said.get("officer"), "G"),
        date=_day(said.get("date"), "G agreed_by_icb date"),
    )


def _named(section: Json) -> Named:
    until = section.get("until")
    return Named(
        setting=setting_in(section),
        until=setting_in(_mapping(until, "I until")) if until else None,
        note=_text(section.get("note"), "I note"),
        reason=_text(section.get("reason_code") or section.get("reason"), "I reason"),
    )


def setting_in(given: Json) -> Setting:
    return Setting(
        name=_text(given.get("name"), "name of a setting"),
        urn=_text(given.get("urn"), "URN"),
        type=_text(given.get("type"), "type of a setting"),
        from_date=_day(given.get("from_date"), "from_date"),
        to_date=_day(given.get("to_date"), "to_date"),
    )


def _budget(section: Json) -> Budget:
    requested, direct = section.get("personal_budget_requested"), section.get("direct_payment")
    return Budget(
        requested=requested if isinstance(requested, bool) else None,
        direct_payment=direct if isinstance(direct, bool) else None,
        needs=_text(section.get("needs"), "J needs") or ", ".join(_refs(section, "need_ref")),
        outcomes=_text(section.get("outcomes"), "J outcomes")
        or ", ".join(_refs(section, "outcome_ref")),
        **{
            name: _text(section.get(name), f"J {name}")
            for name in ("amount", "service", "arrangements")
        },
    )


def entries_in(given: object, where: str) -> tuple[Advice, ...]:
    return tuple(
        Advice(
            id=_text(item.get("id"), where) or f"K{number}",
            title=_text(item.get("title") or item.get("group"), where),
            author=_text(item.get("author"), where),
            role=_text(item.get("role"), where),
            date=_day(item.get("date"), f"{where} date"),
            received=_day(item.get("received"), f"{where} received"),
            text=_text(item.get("text"), where),
        )
        for number, item in enumerate(
            (_mapping(one, where) for one in _list(given, where)), start=1
        )
    )


def _nil(sections: Json) -> dict[str, str]:
    said = {}
    for name, value in sections.items():
        if isinstance(value, str) and name not in ("A", "K"):
            said[name] = value
        elif isinstance(value, Mapping):
            said[name] = _text(value.get("nil_statement"), f"{name} nil_statement")
    return {name: text for name, text in said.items() if text}


def _loose(sections: Json) -> dict[str, str]:
    said = {
        name: " ".join(
            text for key, text in value.items() if key not in _KNOWN and isinstance(text, str)
        )
        for name, value in sections.items()
        if isinstance(value, Mapping) and name not in ("A", "I", "J")
    }
    return {name: text for name, text in said.items() if text}


def _of(sections: Json, name: str) -> Json:
    given = sections.get(name)
    return given if isinstance(given, Mapping) else {}


def _item(where: str) -> Any:
    return lambda given: {"text": given} if isinstance(given, str) else _mapping(given, where)
