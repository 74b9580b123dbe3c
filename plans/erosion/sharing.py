"""How many children share an adult."""

from __future__ import annotations

from collections.abc import Iterator

from ..language.ratios import WHOLE_CLASS, Ratio, adults_together, ratios
from .loss import Kind, Loss
from .sides import Side, View, views


def ratio_losses(before: Side, after: Side) -> Iterator[Loss]:
    """More children to an adult than before, or no longer said how many."""
    for view in views(before, after, "ratio"):
        was = ratios(view.before)
        now = ratios(view.after) + (
            () if view.is_field and after.of("ratio") else ratios(view.elsewhere)
        )
        if view.is_field:
            yield from _field_ratio(was, now, view)
        else:
            yield from _text_ratios(_not_still_several(was, view), now, view)
        if adults_together(view.before) > adults_together(
            f"{view.after}; {view.elsewhere}"
        ) and not any(ratio.children < 1 for ratio in now):
            yield Loss(
                Kind.RATIO, view.before, view.after, "Fewer adults work together than before."
            )


def _not_still_several(was: tuple[Ratio, ...], view: View) -> tuple[Ratio, ...]:
    """Without "two to one" where as many adults are still said to be there for one child."""
    adults = adults_together(view.after)
    is_for_one = any(ratio.children <= 1 for ratio in ratios(view.after))
    return tuple(r for r in was if r.children >= 1 or not is_for_one or adults * r.children < 1)


def _field_ratio(was: tuple[Ratio, ...], now: tuple[Ratio, ...], view: View) -> Iterator[Loss]:
    if not was:
        return
    worst = max(ratio.children for ratio in was)
    if worst >= WHOLE_CLASS:
        return
    chosen = now if view.after and not _is_sentence(view.after) else _closest(now)
    if not chosen:
        yield _thinner(view.before, view.after)
    elif max(ratio.children for ratio in chosen) > worst:
        yield _thinner(view.before, ", ".join(ratio.quote for ratio in chosen))


def _is_sentence(words: str) -> bool:
    return len(words) > 60


def _closest(now: tuple[Ratio, ...]) -> tuple[Ratio, ...]:
    """Of several in a text, the one that promises most: the field does not say which it was."""
    return (min(now, key=lambda ratio: ratio.children),) if now else ()


def _text_ratios(was: tuple[Ratio, ...], now: tuple[Ratio, ...], view: View) -> Iterator[Loss]:
    left = sorted({one.children: one for one in now}.values(), key=lambda one: one.children)
    groups = [ratio for ratio in now if not ratio.is_stated]
    if groups and any(r.children == 1 for r in now) and all(r.is_stated for r in was):
        left = [ratio for ratio in left if ratio.children != 1]
    best: dict[float, Ratio] = {ratio.children: ratio for ratio in was if ratio.is_stated}
    for children, ratio in sorted(best.items(), reverse=True):
        as_good = [one for one in left if one.children <= children]
        if as_good:
            left.remove(as_good[-1])
        elif children < WHOLE_CLASS and (left or not any(r.children <= children for r in now)):
            yield _thinner(ratio.quote, left[0].quote if left else "")
            return


def _thinner(before: str, after: str) -> Loss:
    words = (
        f"It was {before}; now it is {after}." if after else f"It was {before}; now it is not said."
    )
    return Loss(Kind.RATIO, before, after, words)
