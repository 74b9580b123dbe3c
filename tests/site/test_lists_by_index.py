"""Each list of cases is found by an index, in the order in which it is shown (PostgreSQL)."""

from __future__ import annotations

import pytest
from django.db import connection

from bench.explaining import walks_of
from bench.sized_pages import COUNTING, FLOOR, pages
from cases.models import Case
from ehcna.population.planning import populate_plans
from ehcna.population.populating import populate
from tests.cases.views.acting import TODAY

CASES = 4_000  # enough that the database prefers an index to walking the whole table


@pytest.mark.servers
@pytest.mark.django_db
def test_no_list_walks_a_big_table_or_sorts_more_than_one_caseload() -> None:
    populate(CASES, 1, TODAY)
    populate_plans(1)
    lists = {name: page for name, page in pages().items() if name not in (FLOOR, *COUNTING)}
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL random_page_cost = 1.1")  # as on the disks of today
        cursor.execute("ANALYZE")

    walked = {name: found for name, page in lists.items() if (found := walks_of(page))}

    assert walked == {}
    assert len(lists) == 8
    assert walks_of(lambda: list(Case.objects.order_by("requester", "pk"))) != []
