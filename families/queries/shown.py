"""Our own words as one reader may see them: never what is withheld from them (H-020, H-028)."""

from __future__ import annotations

from collections.abc import Callable

from cases.release import looking_for

from ..access import Sight

UNSHOWN = "We cannot show you these words at the moment. Ask us about them."


def shown_to(sight: Sight) -> Callable[[str], str]:
    """A look through what one of us wrote, for one reader. What is withheld is asked once.

    Never for what the reader wrote: words of theirs that went away would tell them they guessed
    right.
    """
    holds = looking_for(sight.case, sight.member)
    return lambda words: UNSHOWN if holds(words) else words
