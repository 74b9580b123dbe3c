"""The law needs nothing but Python itself."""

import ast
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

BLOCKED = """
import sys

class Refuse:
    def find_spec(self, name, path=None, target=None):
        top = name.partition(".")[0]
        if top == "statutory" or top in sys.stdlib_module_names:
            return None
        raise ImportError(f"{name} is not part of Python")

sys.meta_path.insert(0, Refuse())
from datetime import date
from statutory import Fact, Facts, Kind, timetable

clocks = timetable(Facts([Fact(Kind.REQUEST_RECEIVED, date(2026, 1, 5))]))
print(next(clock.due for clock in clocks if clock.rule.id == "A07"))
try:
    import django
except ImportError:
    print("no Django")
"""


def test_the_engine_runs_where_django_cannot_be_imported():
    ran = subprocess.run(
        [sys.executable, "-c", BLOCKED], cwd=ROOT, capture_output=True, text=True, check=True
    )

    assert ran.stdout == "2026-05-25\nno Django\n"


def test_no_file_of_the_engine_names_a_foreign_module():
    named = set()
    for file in (ROOT / "statutory").rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text())):
            if isinstance(node, ast.Import):
                named |= {name.name.partition(".")[0] for name in node.names}
            elif isinstance(node, ast.ImportFrom) and node.level == 0:
                named.add((node.module or "").partition(".")[0])

    assert named - set(sys.stdlib_module_names) == set()


def test_the_engine_never_asks_what_day_it_is():
    words = ("date.today(", "datetime.now(", "time.time(", "utcnow(")
    found = [
        (file.name, word)
        for file in (ROOT / "statutory").rglob("*.py")
        for word in words
        if word in file.read_text()
    ]

    assert found == []
