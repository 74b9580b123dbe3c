"""The rules of the house that only a reader of the source can check."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable

import pytest

from tests.site.reading import inside_functions, kept, modules, text_of, tree_of

# Longer than the house allows, each for a reason.
LONG_FILES = {
    "plans/content/reading.py",
    "plans/language/stems.py",  # lists of words
    "plans/language/quantities.py",
    "ehcna/population/lives.py",  # lists of invented names
    "statutory/kinds.py",  # the vocabulary of the law, one entry for each
    "statutory/rules/reviews.py",  # one part of the Regulations, one module
    "statutory/timetable.py",  # the engine's loop and what a deadline can say of itself
    "statutory/vector_answers.py",  # one small answer for each rule
}
LONG_FUNCTIONS = {
    "statutory/timetable.py:_add",  # innermost: a call more costs speed
    "plans/checker/reading/firm.py:unfirm",  # a grammar, read in its order
    "plans/language/signs.py:signs",  # the same
}
# Reads, and parts of an action that only other actions call: each says so in its docstring.
NOT_ACTIONS = {
    "cases/actions/chronology.py:enter_all",
    "cases/actions/deadlines.py:derive",
    "cases/actions/deadlines.py:moved_between",
    "cases/actions/deadlines.py:row_of",
    "cases/actions/deadlines.py:sync",
    "providers/actions/register_runs.py:keep",
}
# What counts minutes of a machine, not days of the law, and what invents lives for measuring.
MAY_COUNT_TIME = {
    "cases/jobs/batches.py": "how long a worker may hold a letter",
    "cases/jobs/delivery.py": "how long a worker may hold a message",
    "cases/jobs/scanning.py": "how long a worker may hold a file",
    "cases/queries/lateness.py": "how late a job may be",
    "providers/imports/runs.py": "how long a worker may be silent",
    "providers/jobs/register.py": "how long a worker may be silent",
    "panels/jobs/packs.py": "how long a worker may be silent",
    "families/jobs/copying.py": "how long a worker may be silent",
    "ehcna/celery.py": "how often a job runs",
    "ehcna/population/lives.py": "invented lives",
}
# Where many rows are written or removed at once, and why that is right.
BULK = {
    "families/actions/giving.py:forget_typed": "Typed",  # one row: what was half typed is sent
    "cases/actions/deadlines.py:sync": "Case",  # what is derived
    "cases/actions/deadlines.py:_store": "Deadline",
    "cases/jobs/rebuilding.py:_mend": "Case, Deadline",
    "cases/jobs/claims.py:claim": "Message",  # conditional updates: whoever is first has it
    "cases/jobs/delivery.py:_about_to_go": "Message",
    "cases/jobs/claims.py:put_back": "Message",
    "cases/jobs/claims.py:finish": "Message",
    # A copy for trying things out, every row of every table.
    "ehcna/pseudonyms/copying.py:pseudonymise": "all",
    "ehcna/pseudonyms/copying.py:_empty_files": "",  # files, and no row
    "ehcna/pseudonyms/copying.py:_find_again": "Child",
    "ehcna/pseudonyms/copying.py:_write": "all",
    "ehcna/whole_files.py:_save": "",  # half a file, and no row
    "cases/jobs/scanning.py:scan_one": "Upload",  # the same: a claim, and its end
    "cases/jobs/reminding.py:plan_reminders": "Reminder",
    "cases/jobs/watched.py:_leave_word": "JobWatch",  # one row: that a job ended
    "cases/jobs/watching.py:watch": "JobWatch",
    "cases/jobs/watching.py:_keep": "JobWatch",
    "cases/jobs/reminding.py:_write_digest": "Reminder",
    "cases/actions/recalling.py:call_back": "Message",  # whoever is first has it
    "providers/actions/closures.py:remove": "Closure",  # one row, and its history stays
    "providers/actions/ledger.py:make_batch": "LedgerLine",
    "plans/actions/representations.py:add_points": "Point",  # what one letter says, at once
    "plans/actions/writing.py:_rest_on": "Source",  # which passages a line rests on
    "panels/actions/circulating.py:choose": "Chosen",  # which papers go with a brief
    "plans/versioning.py:_copy_sources": "Source",  # the same, in the next version
    "cases/actions/releasing.py:ask": "ReleaseCheck",
    "cases/actions/releasing.py:_answer": "ReleaseCheck",
    "cases/actions/releasing.py:allow": "Message",
    "cases/actions/releasing.py:refuse": "Message",
    "cases/actions/batches.py:send": "LetterBatch",
    "cases/actions/batches.py:stop": "LetterBatch, Message",
    "cases/actions/batches.py:_queue": "Message",
    "cases/jobs/batches.py:finish": "LetterBatch, LetterInBatch",
    "cases/jobs/batches.py:_claim": "LetterInBatch",
    "cases/jobs/batches.py:_keep_problem": "LetterInBatch",
    "cases/actions/recalling.py:stop_for_moved_right": "Message",
    "cases/actions/recalling.py:stop_as_seen": "Message",
    "cases/actions/restoring.py:hold_what_may_have_gone": "Message, MayHaveGone",
    "ehcna/management/commands/hold_after_restore.py:handle": "Session",
    "cases/jobs/tidying.py:forget_sent_forms": "Submission",
    "cases/jobs/tidying.py:forget_old_runs": "JobRun",
    "cases/chain.py:_seal_some": "AuditLink",  # added to, and nothing else
    # The record of one child, by two people. The database lets go of what was marked alone.
    "ehcna/retention/due.py:list_due": "Due",  # what is derived
    "ehcna/retention/erasing.py:erase": "MarkedRow",
    "ehcna/retention/erasing.py:_mark_rows": "MarkedRow",
    "ehcna/retention/erasing.py:_loosen": "whatever led to what goes",
    "ehcna/retention/erasing.py:_remove_all": "whatever goes",
    "ehcna/retention/erasing.py:_close_accounts": "User",
    "ehcna/retention/erasing.py:_empty": "the audit: emptied, and the database refuses all else",
    "ehcna/retention/mixed.py:take_out_of_minutes": "Minutes",
    "ehcna/retention/files.py:finish": "files, no rows",
    "families/actions/asking.py:_throw_away": "AskFile",  # of a request that was never sent
    "families/actions/asking.py:forget": "Ask",  # the same
    "cases/actions/writing.py:write": "Document",  # one that lost the race to be written
    "providers/register/links.py:take_in_links": "Link",
    "providers/register/taking_in.py:take_in": "RegisterChange",
    "providers/register/writing.py": "Provider",  # what the register says, by the ten thousand
    "providers/actions/register_runs.py": "RegisterRun",  # whoever is first has it
    "providers/jobs/register.py": "RegisterRun",
    "providers/imports/runs.py": "ImportRun",
    "ehcna/population/writing.py": "what is invented for measuring",
}
BULK_VERBS = {
    "bulk_create",
    "bulk_update",
    "update",
    "delete",
    "_raw_delete",
    "executemany",
    "copy_expert",
    "update_or_create",
}
NOT_ROWS = re.compile(
    r"^(document|run)\.file$|^doing\.|^found$|^rows$|^storage$|^vars\(\)$|^self\.data$"
    r"|^self\.initial$|^lines$"
)


def undecorated(names: Iterable[str], source: dict[str, str] | None = None) -> set[str]:
    """Public functions of actions that do not wear @action."""
    return {
        f"{name}:{node.name}"
        for name in names
        for node in ast.parse((source or {}).get(name) or text_of(name)).body
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and not node.name.startswith("_")
        and not any(isinstance(worn, ast.Name) and worn.id == "action" for worn in _worn(node))
    }


def _worn(node: ast.FunctionDef | ast.AsyncFunctionDef) -> list[ast.expr]:
    return node.decorator_list


def test_every_public_function_of_any_actions_wears_action() -> None:
    actions = [name for name in modules() if "/actions/" in name or name.endswith("/actions.py")]

    assert len(actions) >= 8
    assert undecorated(actions) == NOT_ACTIONS


def test_an_action_without_its_decorator_is_noticed() -> None:
    planted = "@action\ndef good(case): ...\ndef bad(case): ...\ndef _part(case): ..."

    found = undecorated(["providers/actions/planted.py"], {"providers/actions/planted.py": planted})

    assert found == {"providers/actions/planted.py:bad"}


def test_no_date_is_counted_outside_the_law() -> None:
    found = {
        name
        for name in modules()
        if not name.startswith("statutory/") and counts_time(tree_of(name))
    }

    assert found == set(MAY_COUNT_TIME)


def counts_time(tree: ast.Module) -> bool:
    """Whether a module has what adds days to a date."""
    words = {"timedelta", "relativedelta", "dateutil", "toordinal", "fromordinal"}
    return any(
        (isinstance(node, ast.Name) and node.id in words)
        or (isinstance(node, ast.Attribute) and node.attr in words)
        or (isinstance(node, ast.alias) and node.name.split(".")[-1] in words)
        or (isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] in words)
        for node in ast.walk(tree)
    )


@pytest.mark.parametrize(
    "planted",
    [
        "from datetime import timedelta",
        "import datetime\nday + datetime.timedelta(days=1)",
        "from dateutil.relativedelta import relativedelta",
        "date.fromordinal(day.toordinal() + 1)",
    ],
)
def test_date_arithmetic_is_noticed_however_it_is_written(planted: str) -> None:
    assert counts_time(ast.parse(planted))


def test_in_a_module_that_counts_machine_time_no_days_are_counted() -> None:
    for name in (
        "cases/jobs/batches.py",
        "cases/jobs/delivery.py",
        "ehcna/celery.py",
        "panels/jobs/packs.py",
        "families/jobs/copying.py",
        "cases/queries/lateness.py",
        "providers/imports/runs.py",
    ):
        said = [
            keyword.arg
            for node in ast.walk(tree_of(name))
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "timedelta"
            for keyword in node.keywords
        ]
        assert set(said) == {"minutes"}, name


def test_many_rows_are_written_at_once_only_where_that_is_said() -> None:
    found = {
        where
        for name in modules()
        for where in bulk_writes(name, tree_of(name))
        if where.split(":")[0] not in BULK
    }

    assert found == {name for name in BULK if ":" in name}


def bulk_writes(name: str, tree: ast.Module) -> set[str]:
    """The functions of a module that write or remove rows without the model's own `save`."""
    return {
        f"{name}:{function}"
        for function, node in inside_functions(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in BULK_VERBS
        and not NOT_ROWS.search(ast.unparse(node.func.value))
    }


def test_no_allowed_bulk_write_names_a_table_that_may_only_be_added_to() -> None:
    append_only = {"Entry", "AuditEntry", "AccessRecord"}

    for where in BULK:
        name, _, function = where.partition(":")
        for inside, node in inside_functions(tree_of(name)):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                told = {n.id for n in ast.walk(node.func) if isinstance(n, ast.Name)}
                is_bulk = node.func.attr in BULK_VERBS and inside == (function or inside)
                assert not (is_bulk and told & append_only), where


def test_a_planted_bulk_write_is_noticed() -> None:
    planted = ast.parse("def cheat():\n    Entry.objects.filter(pk=1).update(on=None)")

    assert bulk_writes("cases/queries.py", planted) == {"cases/queries.py:cheat"}


_WRITES_ENTRIES = re.compile(
    r"\bEntry\.objects\.(create|bulk_create|get_or_create)|Table\(Entry|bulk_create\(.*entries"
)


def test_only_the_chronology_and_its_population_write_entries() -> None:
    writers = {
        name
        for name in modules()
        if re.search(
            r"\bEntry\.objects\.(create|bulk_create|get_or_create)|Table\(Entry", text_of(name)
        )
    }

    assert writers == {"cases/actions/chronology.py", "ehcna/population/populating.py"}


def test_no_file_of_the_product_is_too_long_to_read() -> None:
    assert {name for name in modules() if text_of(name).count("\n") > 250} == LONG_FILES


def test_no_function_of_the_product_is_too_long_to_read() -> None:
    found = {
        f"{name}:{node.name}"
        for name in modules()
        for node in ast.walk(tree_of(name))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (node.end_lineno or 0) - node.body[0].lineno + 1 > 30
    }

    assert found <= LONG_FUNCTIONS


def test_no_view_is_longer_than_twenty_lines() -> None:
    found = {
        f"{name}:{node.name}"
        for name in modules()
        if "/views" in name
        for node in tree_of(name).body
        if isinstance(node, ast.FunctionDef)
        and node.decorator_list
        and (node.end_lineno or 0) - node.body[0].lineno + 1 > 20
    }

    assert found == set()


def test_no_template_is_longer_than_120_lines() -> None:
    long = {n for n in kept() if n.startswith("templates/") and text_of(n).count("\n") > 120}

    assert long == set()


def test_everything_public_says_what_it_means() -> None:
    silent = {
        f"{name}:{node.name}"
        for name in modules()
        if "/actions/" in name or "/views/" in name or name.split("/")[0] == "statutory"
        if name != "statutory/vector_answers.py"  # one function for each rule, named after it
        for node in tree_of(name).body
        if isinstance(node, ast.FunctionDef | ast.ClassDef)
        and not node.name.startswith("_")
        and not ast.get_docstring(node)
    }

    assert silent == set()


def test_no_error_is_swallowed() -> None:
    found = {
        f"{name}:{function}"
        for name in modules()
        for function, node in inside_functions(tree_of(name))
        if isinstance(node, ast.ExceptHandler)
        and (node.type is None or ast.unparse(node.type) in ("Exception", "BaseException"))
        and all(isinstance(line, ast.Pass | ast.Continue) for line in node.body)
    }

    assert found == set()


# -- words that do not belong in the repository --------------------------------------------------

_LOCKS = [name for name in kept() if re.search(r"(^requirements.*\.txt|package-lock\.json)$", name)]
_ADDRESS = "".join(("http", "s?://"))


def test_a_lock_names_no_host() -> None:
    assert len(_LOCKS) == 5
    named = {name: re.findall(rf"{_ADDRESS}[^\s\"']+", text_of(name)) for name in _LOCKS}
    only_funding = {
        name: [a for a in found if not _is_note(name, a)] for name, found in named.items()
    }

    assert {name: found for name, found in only_funding.items() if found} == {}


def _is_note(name: str, address: str) -> bool:
    """Whom a package thanks for money stands in npm's lock as its author wrote it."""
    return name == "package-lock.json" and f'"resolved": "{address}' not in text_of(name)


def test_no_file_names_a_place_on_the_machine_it_was_written_on() -> None:
    places = re.compile(r"(?<![\w./])/(?:root|work|home/\w+|Users/\w+)(?:/|\b)(?!-)")
    found = {
        f"{name}: {hit[0]}"
        for name in kept()
        if _is_text(name) and name != "tests/site/test_source.py"
        for hit in places.finditer(text_of(name))
    }

    assert found == set()


def test_nothing_is_left_undone_in_words() -> None:
    marks = re.compile("|".join(("TO" + "DO", "FIX" + "ME", r"\bX" + r"XX\b", "HA" + "CK")))
    found = {
        name
        for name in kept()
        if _is_text(name) and not name.endswith(".csv") and marks.search(text_of(name))
    }

    assert found == set()


def test_no_test_is_skipped_or_expected_to_fail() -> None:
    marks = re.compile(r"pytest\.(?:mark\.)?" + "(?:sk" + "ip|xf" + "ail)|import" + "orskip")
    found = {
        name
        for name in kept()
        if name.startswith("tests/") and name.endswith(".py") and marks.search(text_of(name))
    }

    assert found == set()


def _is_text(name: str) -> bool:
    return not re.search(r"\.(png|ico|jpe?g|woff2?|xlsx|pdf|gz)$", name)
