"""Short forms that people in schools and services use, told to those who read a plan."""

from __future__ import annotations

import re

_MEANINGS = {
    "AAC": "other ways to communicate than speech, such as pictures or a device",
    "ADHD": "attention deficit hyperactivity disorder",
    "BSL": "British Sign Language",
    "CAMHS": "the NHS mental health service for children and young people",
    "DLD": "developmental language disorder",
    "EHC": "education, health and care",
    "ELSA": "emotional literacy support assistant",
    "EP": "educational psychologist",
    "GMC": "the body that registers doctors",
    "GP": "family doctor",
    "HCPC": "the body that registers therapists",
    "HLTA": "higher level teaching assistant",
    "ICB": "the NHS body that arranges local health care",
    "LA": "the council",
    "NMC": "the body that registers nurses",
    "OT": "occupational therapist, or their therapy",
    "PE": "physical education",
    "QTVI": "qualified teacher of children with a vision impairment",
    "SALT": "speech and language therapist, or their therapy",
    "SENCO": "special educational needs coordinator",
    "SLT": "speech and language therapist, or their therapy",
    "SPLD": "specific learning difficulties",
    "TA": "teaching assistant",
    "TOD": "teacher of the deaf",
}
_WORD = re.compile(r"\b[A-Z][A-Za-z]*[A-Z][A-Za-z]*\b")


def meanings_in(text: str) -> tuple[tuple[str, str], ...]:
    """The short forms in a text with what they mean, each once, as they are written there."""
    found = dict.fromkeys(_WORD.findall(text))
    known = {word: _MEANINGS[word.upper()] for word in found if word.upper() in _MEANINGS}
    return tuple(sorted(known.items(), key=lambda pair: pair[0].lower()))
