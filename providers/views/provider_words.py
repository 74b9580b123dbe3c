"""What is known of a setting or service, in words."""

from __future__ import annotations

from cases.wording import short_date

from ..models import Provider
from ..models.types import NEEDS

Facts = list[tuple[str, str]]
_COLOURS = {"closed": "red", "coming": "yellow"}


def kind_of(one: Provider) -> str:
    """Its type in the register, or what kind of service of ours it is."""
    if one.kind == Provider.Kind.SETTING:
        return one.type_name or ("Setting without a URN" if one.urn is None else "")
    return one.get_kind_display()


def ages_of(one: Provider) -> str:
    """ "ages 3 to 11"."""
    if one.low_age is None and one.high_age is None:
        return ""
    if one.low_age is None or one.high_age is None:
        return f"ages from {one.low_age}" if one.high_age is None else f"ages to {one.high_age}"
    return f"ages {one.low_age} to {one.high_age}"


def tags_of(one: Provider) -> list[tuple[str, str]]:
    """What must not be overlooked, with its colour: closed, section 41, resourced provision."""
    tags = []
    if one.standing != "open" or "," in one.status:
        tags.append((one.status, _COLOURS.get(one.standing, "orange")))
    if one.section_41 == "Approved":
        tags.append(("Section 41 approved", "turquoise"))
    if one.resourced_provision:
        tags.append((one.resourced_provision, "blue"))
    if one.source == Provider.Source.LOCAL:
        tags.append(("Added by the council", "grey"))
    return tags


def facts_of(one: Provider) -> list[tuple[str, Facts]]:
    """Everything that the register says, under headings. What is unknown is said to be."""
    groups = [("What it is", _what(one)), ("Where it is", _where(one))]
    if one.kind == Provider.Kind.SETTING:
        groups.append(("Places and needs", _places(one)))
    return [(heading, facts) for heading, facts in groups if facts]


def _what(one: Provider) -> Facts:
    ages = ages_of(one).removeprefix("ages ").capitalize()
    facts = [
        ("URN", one.urn or "None"),
        ("UKPRN", one.ukprn),
        ("Number", _number(one)),
        ("Type", kind_of(one)),
        ("Status", one.status),
        ("Opened", short_date(one.opened_on) if one.opened_on else ""),
        ("Closed", short_date(one.closed_on) if one.closed_on else ""),
        ("Phase", one.phase),
        ("Ages", ages or ("Not known" if one.kind == Provider.Kind.SETTING else "")),
        ("Boys or girls", one.sex),
        ("Boarding", one.boarders),
        ("Religious character", one.religion),
        ("Trust", one.trust),
    ]
    return [(key, value) for key, value in facts if value]


def _number(one: Provider) -> str:
    if not (one.authority_code and one.establishment_number):
        return ""
    return f"{one.authority_code}/{one.establishment_number}"


def _where(one: Provider) -> Facts:
    lines = (one.street, one.locality, one.town, one.county, one.postcode)
    known = one.easting is not None and one.northing is not None
    facts = [
        ("Address", ", ".join(filter(None, lines)) or "Not known"),
        ("Council area", one.authority_name),
        ("Telephone", one.phone),
        ("Website", one.website),
        ("Place on the map", f"{one.easting}, {one.northing} (National Grid)" if known else ""),
    ]
    return [(key, value) for key, value in facts if value]


def _places(one: Provider) -> Facts:
    census = f" (census of {short_date(one.census_on)})" if one.census_on else ""
    pupils = f"{one.pupils:,}{census}" if one.pupils is not None else "Not known"
    needs = ", ".join(NEEDS.get(code, code) for code in one.needs)
    facts = [
        ("Pupils", pupils),
        ("Built for", f"{one.capacity:,}" if one.capacity is not None else "Not known"),
        ("Section 41", one.section_41 or "Not known"),
        ("Needs it gives in the register", needs or "None given"),
        ("Resourced provision or unit", one.resourced_provision or "None known"),
        ("Resourced provision", _of(one.resourced_on_roll, one.resourced_places)),
        ("SEN unit", _of(one.unit_on_roll, one.unit_places)),
    ]
    return [(key, value) for key, value in facts if value]


def _of(on_roll: int | None, places: int | None) -> str:
    """ "12 pupils, 20 places"; empty when neither is known."""
    said = [f"{on_roll} pupils"] if on_roll is not None else []
    said += [f"{places} places"] if places is not None else []
    return ", ".join(said)
