"""Whether a field is one of the few things that a question within a question finds.

One of the modules that know which database they speak to.
"""

from __future__ import annotations

from typing import Any

from django.db.models import BooleanField, F, Func, QuerySet, Subquery


class OneOf(Func):
    """Like `field__in`, for an inner question with a handful of answers, as in who may see what.

    PostgreSQL is asked to collect the answers first. For two `in` joined by an "or" it would read
    every case there is; with the answers at hand it goes by an index for each.
    """

    template = "(%(expressions)s)"
    arg_joiner = " IN "
    output_field = BooleanField()

    def __init__(self, field: str, found: QuerySet[Any, Any]) -> None:
        super().__init__(F(field), Subquery(found))

    def as_postgresql(self, compiler: Any, connection: Any) -> Any:
        """The answers as an array, which PostgreSQL works out once."""
        collected = {"template": "(%(expressions)s))", "arg_joiner": " = ANY (ARRAY"}
        return self.as_sql(compiler, connection, **collected)
