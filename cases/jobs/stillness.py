"""After a restore nothing is written or sent by itself until a person has looked."""

from __future__ import annotations

import functools
from collections.abc import Callable

from ..queries.restoring import post_is_shut

Job = Callable[[], None]


def still_after_a_restore(job: Job) -> Job:
    """A job that writes or sends messages: it does nothing while the post is shut."""

    @functools.wraps(job)
    def kept_still() -> None:
        if not post_is_shut():
            job()

    kept_still.even_so = job  # type: ignore[attr-defined]  # a restore asks what it would write
    return kept_still
