"""Who provides, and what they must have learned."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from ..language import swift as re
from ..language.callings import Named, does_as_well, is_same_calling, roles
from ..language.expertise import Mark, is_author, is_still_there, marks
from ..language.spelling import plain, together
from ..language.stems import stems
from .checking import begins_checking, checking_parts, ends_checking
from .conditions import conditions
from .loss import Kind, Loss
from .sides import Side, View, views

_TO_THEM = re.compile(
    r"\b(?:show(?:s|ing)?|(?<!is )(?<!are )(?<!be )shown|train(?:s|ing)?|advis(?:e|es|ing)|brief(?:s|ing)?"
    r"|coach(?:es|ing)?|meet(?:s|ing)?|liais(?:e|es|ing) with"
    r"|observ(?:e|es|ing)|inform(?:s|ing)?|consult(?:s|ing)?|hand-?over to|report(?:s"
    r"|ing)? to|tell(?:s|ing)?|reviewing [^.;]{0,60}? with"
    r"|training (?:for|of|to)|to (?:her|his|their)) (?:the |her |his |their |all |each "
    r"|a |an |\d |other |class |named )*$"
)
# "Will be trained by": a deed. "Will be given a programme designed by": no more than its author.
_WILL_BE_DONE = re.compile(
    r"\b(?:will|must|shall|to|is|are) (?:\w+ly )?be \w+"
    r"(?:(?: (?!by\b)[\w:'-]+){0,8} (?!by\b)[\w:'-]+(?<!ed)(?<!written)(?<!set))?"
    r" by (?:the |an? |his |her |their |all |each |both |\d )?$"
)
_TO_LEARN = re.compile(
    r"(?: (?:who )?(?:work|teach|support)\w* [^.;,]{0,30}?)? (?:will|must|shall|are to|is to)"
    r" (?:all |each |also )?(?:have|receive|be given|get|attend|undertake|complete)\b"
    r"[^.;,]{0,50}\b(?:training|course|refresher|induction|briefing)\b"
)
_OR = re.compile(r"\bor\b|/")


def service_losses(before: Side, after: Side) -> Iterator[Loss]:
    """Somebody who was to provide is no longer named, or somebody of another calling is."""
    for view in views(before, after, "who"):
        was = providers(view.before, is_field=view.is_field)
        now = providers(view.after, is_field=view.is_field) or _who_observe(view.after)
        whole = plain(view.after)
        groups = _alternatives(whole, now) + [
            [one] for one in providers(_where_people_stand(view, before, after))
        ]
        if view.is_field and not was:
            yield from _unknown_lost(view, after)
        depends = " ".join(conditions(view.before))
        was = [one for one in was if one.role.rank or one.quote not in depends]
        for named in _unfilled(was, groups):
            others = [one for group in groups for one in group]
            stayed = {one.role.id for one in was}
            yield from _gone(named, [one for one in others if one.role.id not in stayed], view)


def _where_people_stand(view: View, before: Side, after: Side) -> str:
    """Where else who provides may be named: not where it is said by whom they are trained."""
    if view.is_field:
        is_new = plain(after.of("what")) != plain(before.of("what"))
        return after.of("what") if is_new or not after.of("who") else ""
    return after.of("what", "who") if after.text else view.elsewhere


def providers(text: str, *, is_field: bool = False) -> list[Named]:
    """Everybody in a text but who only trains others, plans for them or checks."""
    return list(roles(text) if is_field else _in_text(text))


@lru_cache(maxsize=4096)
def _in_text(text: str) -> tuple[Named, ...]:
    named = roles(text)
    if not named:
        return ()
    checks = checking_parts(text)
    whole = plain(text)
    kept: list[Named] = []
    last_learned: Named | None = None
    for one in named:
        if _learns(whole, one, last_learned):
            last_learned = one
        elif not _only_authors(whole, one) and not _is_checker(whole, one, checks):
            kept.append(one)
    return tuple(kept)


def _who_observe(text: str) -> list[Named]:
    """Where nobody is left but who checks or observes, it is they who provide."""
    whole = plain(text)
    return [one for one in roles(text)[:1] if not _only_authors(whole, one)]


def _only_authors(text: str, named: Named) -> bool:
    """Whether somebody only trains or plans for who provides: not so in "will be trained by"."""
    if not is_author(text, named):
        return False
    return not _WILL_BE_DONE.search(text[max(0, named.start - 80) : named.start])


def _learns(text: str, named: Named, last: Named | None) -> bool:
    """Whether somebody is shown, trained or met, and does not provide: "showing her TA how"."""
    if _TO_THEM.search(text[max(0, named.start - 50) : named.start]):
        return True
    if _TO_LEARN.match(text[named.end : named.end + 100]):
        return True
    return last is not None and bool(
        re.fullmatch(r"(?:,|,? and|'s)? ?", text[last.end : named.start])
    )


def _is_checker(text: str, named: Named, checks: list[str]) -> bool:
    """Whether somebody stands in a clause about checking, before its verb."""
    is_in_one = any(text[named.start : named.end] in part for part in checks)
    is_subject = is_in_one and begins_checking(text[named.end : named.end + 48])
    return is_subject or ends_checking(text[max(0, named.start - 80) : named.start])


def _unfilled(was: list[Named], groups: list[list[Named]]) -> list[Named]:
    """Those in whose place nobody stands now who does as well. Each stands in for one."""
    free = list(groups)
    left = []
    for named in {one.role.id: one for one in reversed(was)}.values():
        same = next((g for g in free if all(one.role.id == named.role.id for one in g)), None)
        if same:
            free.remove(same)
        else:
            left.append(named)
    missing = []
    for named in left:
        other = next(
            (g for g in free if all(does_as_well(one.role, named.role) for one in g)), None
        )
        if other and named.role.id != "adult":
            free.remove(other)
        elif other is None and not _is_anybody(named, groups):
            missing.append(named)
    return missing


def _is_anybody(named: Named, groups: list[list[Named]]) -> bool:
    return named.role.id in ("adult", "therapist") and any(
        does_as_well(one.role, named.role) for group in groups for one in group
    )


def _alternatives(text: str, now: list[Named]) -> list[list[Named]]:
    groups: list[list[Named]] = []
    for one in now:
        last = groups[-1][-1] if groups else None
        between = text[last.end : one.start] if last and last.end <= one.start else ""
        if between and len(between) < 14 and _OR.search(between):
            groups[-1].append(one)
        else:
            groups.append([one])
    return groups


def _gone(named: Named, now: list[Named], view: View) -> Iterator[Loss]:
    lower = next(
        (
            one
            for one in now
            if is_same_calling(one.role, named.role) and one.role.rank < named.role.rank
        ),
        None,
    )
    if lower:
        words = f"It was a {named.role.title}; now it is a {lower.role.title}."
        yield Loss(Kind.EXPERTISE, named.quote, lower.quote, words)
        return
    others = ", ".join(dict.fromkeys(one.role.title for one in now))
    words = f"A {named.role.title} is no longer named"
    yield Loss(
        Kind.SERVICE,
        named.quote,
        others,
        f"{words}; now it is: {others}." if others else f"{words}.",
    )
    if (
        view.is_field
        and now
        and named.role.rank >= 3
        and all(one.role.rank < named.role.rank for one in now)
    ):
        words = f"What a {named.role.title} has learned is no longer asked for."
        yield Loss(Kind.EXPERTISE, named.quote, others, words)


def _unknown_lost(view: View, after: Side) -> Iterator[Loss]:
    """Somebody we have no name for: the words themselves must still stand somewhere."""
    was = stems(view.before)
    if was and not was & stems(together(view.after, view.elsewhere)) and not roles(view.after):
        yield Loss(
            Kind.SERVICE, view.before, after.of("who"), f"“{view.before}” is no longer named."
        )


def expertise_losses(before: Side, after: Side) -> Iterator[Loss]:
    """Training, registration, level or experience that is no longer asked for."""
    for view in views(before, after, "expertise"):
        is_text = view.is_field and not after.of("expertise")
        was = marks(view.before, is_field=view.is_field)
        now = marks(view.after, is_field=view.is_field and not is_text) + marks(view.elsewhere)
        people = {
            one.role.id for one in roles(together(view.after, view.elsewhere, after.of("who")))
        }
        if view.is_field and after.of("expertise"):
            people -= {one.role.id for one in roles(before.of("who"))}
        gone = [mark for mark in was if not is_still_there(mark, now, people)]
        if not was and view.is_field and _shares_nothing(view):
            yield _less_trained(view.before, view.after)
        elif gone:
            yield _less_trained(", ".join(_quotes(gone)), view.after if view.is_field else "")


def _shares_nothing(view: View) -> bool:
    was = stems(view.before)
    return bool(was) and not was & stems(together(view.after, view.elsewhere))


def _quotes(gone: Iterable[Mark]) -> list[str]:
    return list(dict.fromkeys(mark.quote for mark in gone))


def _less_trained(before: str, after: str) -> Loss:
    return Loss(Kind.EXPERTISE, before, after, f"No longer asked for: {before}.")
