"""Whose names may stand in a plan: the child's, the family's, those of people on the case."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from ..content import Context, Plan
from ..language import swift as re
from .passages import Same, passages

_DATA = Path(__file__).parent / "data"
_WORD = re.compile(r"[^\W\d_]+(?:['’][A-Z][^\W\d_]+)?")
TITLES = r"(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Sir|Dame|Nurse|Sister|Nana|Nan|Nanny|Granny|Gran"
TITLES += r"|Grandad|Grandma|Grandpa|Auntie|Aunty|Aunt|Uncle|Coach|Father|Rev|Teacher)\.?"
_PETS = "dog|puppy|cat|kitten|rabbit|hamster|guinea pig|pony|horse|tortoise|parrot|budgie|snake"
_PETS += "|lizard|pet|teddy|toy|doll"
_FAMILY = (
    "brother|sister|sibling|twin|cousin|friend|mate|buddy|mum|mummy|mother|dad|daddy|father|partner"
    "|husband|wife|stepmother|stepfather|stepdad|stepmum|grandmother|grandfather|grandparent|nan"
    "|nana|grandma|grandad|gran|aunt|auntie|uncle|niece|nephew|carer|childminder|neighbour"
    "|boyfriend|girlfriend|baby|son|daughter"
)
_STAFF = "teacher|tutor|therapist|assistant|TA|worker|keyworker|adult|nurse|doctor|SENCo"
_STAFF += "|psychologist|coach|mentor|paediatrician"
_PERSON = (
    rf"(?:(?:half|step|foster|twin|best|older|younger|little|big)[\s-]+)*(?:{_FAMILY}|{_PETS})"
)
_NAME = r"(?<![\w’'-])[A-Z][\w’'-]{1,40}"
_ONE = rf"{_NAME}(?:\s{_NAME})?(?:\s?\([^)\n]{{1,20}}\))?"
_LIST = rf"{_ONE}(?:(?:,\s|\sand\s|,\sand\s|\s&\s){_ONE}){{0,6}}"
# One name or several in a row, then what may stand before them or behind.
_RUN = re.compile(_LIST)
_BEFORE = re.compile(
    rf"(?:\b(?:{_FAMILY}|{_PETS}|{_STAFF})s?(?:\s(?:is|are|was)|\s(?:is\s|are\s)?(?:called|named)|,|:"
    r"|\s[-–])?\s\(?|\b(?:called|named)\s"
    r"|\b(?:lives?|living|stays?)\swith\s(?:(?:her|his|their|my)\s)?)$"
)
_BEHIND = re.compile(
    rf"(?:,\s|\s\(|\s[-–]\s)(?:the|a|an|her|his|their|my|our)\s(?:\w+\s){{0,2}}{_PERSON}s?\b"
    rf"|\s(?:is|are|was|were)\s(?:her|his|their|my|our)\s(?:\w+\s){{0,2}}{_PERSON}"
    rf"|\sthe\s(?:\w+\s)?(?:{_PETS})\b"
)
_TITLED = re.compile(rf"(?:{TITLES}|Mum|Mummy|Dad|Daddy|Brother|Grandma|Stepmum|Stepdad)\s")


@lru_cache(maxsize=4)
def _listed(name: str) -> frozenset[str]:
    text = (_DATA / name).read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if not line.startswith("#"))
    return frozenset(word for line in lines for word in line.split())


@lru_cache(maxsize=1)
def first_names() -> frozenset[str]:
    """First names as they are written, those that are words too."""
    return _listed("first_names.txt") | names_that_are_words() | names_of_other_things()


def names_that_are_words() -> frozenset[str]:
    """First names that may as well be a word: Will, Grace, Mark."""
    return _listed("names_that_are_words.txt")


def names_of_other_things() -> frozenset[str]:
    """First names that may as well be a month, a place, a brand or a test: May, Paris, Raven."""
    return _listed("names_of_other_things.txt")


def ordinary_words() -> frozenset[str]:
    """Words with which sentences begin, months and days: no misspelt name, however near."""
    return _listed("ordinary_words.txt")


@lru_cache(maxsize=16_384)
def plain(word: str) -> str:
    """A name without case, accents, apostrophes and possessive s."""
    word = re.sub(r"['’]s?$", "", word)
    bare = unicodedata.normalize("NFKD", word)
    return "".join(letter for letter in bare if letter.isalpha()).casefold()


def tokens(text: str) -> Iterator[str]:
    """The words of a name: "Maisie-Rae O'Neill" has three."""
    return (plain(word) for word in _WORD.findall(text))


def child_names(plan: Plan, context: Context) -> frozenset[str]:
    """Every part of the child's own name."""
    return _child(Same(plan), Same(context))


@lru_cache(maxsize=8)
def _child(plan: Same, context: Same) -> frozenset[str]:
    given = [plan.of.front.child, plan.of.front.known_as, context.of.child, context.of.known_as]
    return frozenset(token for name in given for token in tokens(name))


def our_words(plan: Plan, context: Context) -> frozenset[str]:
    """Words of the names of people and bodies of this case, which a school may share."""
    return _ours(Same(plan), Same(context))


@lru_cache(maxsize=8)
def _ours(plan: Same, context: Same) -> frozenset[str]:
    said = [plan.of.front.la, *plan.of.front.parents, *(p.name for p in context.of.family)]
    return _child(plan, context) | {token for name in said for token in tokens(name)}


def known_names(plan: Plan, context: Context) -> frozenset[str]:
    """Every name that has a place in this plan, in parts and in lower case."""
    return _known(Same(plan), Same(context))


def people_names(plan: Plan, context: Context) -> frozenset[str]:
    """The names of people, and pets, other than the child."""
    return _people(Same(plan), Same(context)) - child_names(plan, context)


@lru_cache(maxsize=8)
def _people(plan: Same, context: Same) -> frozenset[str]:
    p: Plan = plan.of
    c: Context = context.of
    said = [p.front.coordinator, p.front.signed_by, *p.front.parents]
    said += [entry.author for entry in (*p.advice, *c.advice)]
    said += [person.name for person in (*c.family, *c.people)]
    said += [p.health_agreement.officer] if p.health_agreement else []
    said += [name for one in passages(p) for name in introduced(one.text[:_FAR])]
    return frozenset(token for name in said for token in tokens(name)) - {"and", "with"}


@lru_cache(maxsize=8)
def _known(plan: Same, context: Same) -> frozenset[str]:
    p: Plan = plan.of
    c: Context = context.of
    said = [p.front.la, p.front.current_setting, p.named.setting.name]
    said += [p.named.until.name] if p.named.until else []
    said += [f"{entry.role} {entry.title}" for entry in (*p.advice, *c.advice)]
    said += [person.role for person in (*c.family, *c.people)]
    said += [setting.name for setting in c.settings] + [c.icb, *c.interests]
    said += [p.health_agreement.body] if p.health_agreement else []
    known = {token for name in said for token in tokens(name)}
    return _child(plan, context) | _people(plan, context) | known


_FAR = 50_000  # nobody is introduced further down one text
# SENCo, TA, OT: who is beside the teacher in a list has no name there.
_ABBREVIATION = re.compile(r"\b[A-Z]{2,}\w*")


@lru_cache(maxsize=2048)
def introduced(text: str) -> tuple[str, ...]:
    """Names that a text itself explains: "her brother Jonah", "Biscuit the cat", "Mrs Doyle"."""
    found = []
    for run in _RUN.finditer(text):
        start, end = run.span()
        if (
            _BEFORE.search(text[max(0, start - 40) : start])
            or _BEHIND.match(text[end : end + 60])
            or _TITLED.match(run.group())
        ):
            found.append(_ABBREVIATION.sub("", run.group()))
    return tuple(found)


def other_children(plan: Plan, context: Context) -> frozenset[str]:
    """First names of other children: of the officer's other plans, and of a wrong old version."""
    names = [name.split()[0] for name in context.other_children if name.split()]
    before = context.previous.front if context.previous else None
    if before and before.dob and plan.front.dob and before.dob != plan.front.dob:
        names += [*before.child.split()[:1], *before.known_as.split()[:1]]
    return frozenset(plain(name) for name in names) - known_names(plan, context)


_SAID = re.compile(r"[\w’']{3,}")


def words_in_lower_case(plan: Plan) -> frozenset[str]:
    """Words the plan also writes small, so that a capital at the start of a sentence is no name."""
    return _small(Same(plan))


@lru_cache(maxsize=8)
def _small(plan: Same) -> frozenset[str]:
    words = {word for one in passages(plan.of) for word in _SAID.findall(one.text)}
    return frozenset(w for w in words if w.isascii() and w.isalpha() and w.islower())
