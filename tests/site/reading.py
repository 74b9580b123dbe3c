"""Reading our own source, so that a rule of the house can be a test."""

from __future__ import annotations

import ast
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PRODUCT = ("accounts", "cases", "ehcna", "families", "panels", "plans", "providers", "statutory")


@cache
def kept() -> tuple[str, ...]:
    """Every file of the repository that is there, by path; without git, every file of ours."""
    told = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    names = told.stdout.splitlines() if told.returncode == 0 else _walked()
    return tuple(sorted(name for name in set(names) if (ROOT / name).is_file()))


def _walked() -> list[str]:
    hidden = {"node_modules", "var", "dist", "__pycache__"}
    found = (path.relative_to(ROOT) for path in ROOT.rglob("*") if path.is_file())
    return [
        str(path)
        for path in found
        if not hidden & set(path.parts)
        and (not path.parts[0].startswith(".") or path.parts[0] == ".ci")
    ]


def modules() -> list[str]:
    """Every Python file of the product, migrations left out: those are written by a command."""
    return [
        name
        for name in kept()
        if name.endswith(".py") and name.split("/")[0] in PRODUCT and "/migrations/" not in name
    ]


def text_of(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


@cache
def tree_of(name: str) -> ast.Module:
    return ast.parse(text_of(name))


def inside_functions(tree: ast.AST, name: str = "") -> Iterator[tuple[str, ast.AST]]:
    """Every node, with the name of the innermost function around it."""
    for node in ast.iter_child_nodes(tree):
        here = node.name if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) else name
        yield here, node
        yield from inside_functions(node, here)
