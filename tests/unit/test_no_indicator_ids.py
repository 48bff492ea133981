"""An indicator is a YAML file: no Python outside the tests knows one by name."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from data.catalogue import load_catalogue

ROOT = Path(__file__).parents[2]
PACKAGES = ("callbacks", "dashboard", "data", "layouts", "routes")


def literals(source: str) -> Iterator[tuple[int, str]]:
    """Line and text of every string in a module that is not a docstring or a bare string."""
    tree = ast.parse(source)
    bare = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in bare:
            yield node.lineno, node.value


def modules() -> list[Path]:
    inside = [path for package in PACKAGES for path in sorted((ROOT / package).rglob("*.py"))]
    return [*sorted(ROOT.glob("*.py")), *inside]


def test_no_module_names_an_indicator() -> None:
    ids = set(load_catalogue().indicators)
    found = [
        f"{path.relative_to(ROOT)}:{line} {text}"
        for path in modules()
        for line, text in literals(path.read_text("utf-8"))
        if text in ids
    ]
    assert found == []


def test_every_package_of_the_product_is_read() -> None:
    packages = {path.relative_to(ROOT).parts[0] for path in modules()}
    assert set(PACKAGES) <= packages


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ('x = "eenzaam"', ["eenzaam"]),
        ('"""eenzaam"""\nx = 1', []),
        ('def f():\n    "eenzaam"\n    return {"a": "eenzaam"}', ["a", "eenzaam"]),
        ('x = f"{y}eenzaam"', ["eenzaam"]),
    ],
)
def test_docstrings_may_name_an_indicator_and_code_may_not(
    source: str, expected: list[str]
) -> None:
    assert [text for _line, text in literals(source)] == expected
