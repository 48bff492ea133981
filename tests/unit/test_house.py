"""The rules of the house: what no reviewer should have to look for."""

import ast
import re
import tomllib
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest
from plotly.offline import get_plotlyjs_version

ROOT = Path(__file__).resolve().parents[2]
PRODUCT = ("callbacks", "dashboard", "data", "layouts", "routes")
OWN_TYPES = {".py", ".js", ".css", ".yaml", ".yml"}
FORBIDDEN_COMPONENTS = (
    "dcc.Dropdown",
    "dcc.RadioItems",
    "dcc.Checklist",
    "dcc.Slider",
    "dcc.RangeSlider",
    "dcc.DatePickerRange",
    "dcc.Upload",
    "dcc.Tabs",
    "dbc.Tabs",
)
PUBLISHED = {
    "plotly/plotly-basic.min.js": (
        "99784e3abfb07b142a15e521a439e6d9addceadb3f79553fd24c72774f0649ba"
    ),
}
"""sha256 of the file in its published package."""
PARTIES = ROOT / "data" / "maturity_words.py"
"""Inhabitants are a party at the table here, and no figure."""
CATALOGUE = ROOT / "data" / "catalogue" / "indicators"


def product_files(*types: str) -> Iterator[Path]:
    """Our own files that reach a user: no tests, nothing that is vendored."""
    yield from (path for path in (ROOT / "app.py",) if path.exists() and ".py" in types)
    for folder in (*PRODUCT, "assets"):
        for path in sorted((ROOT / folder).rglob("*")):
            vendored = ROOT / "assets" / "vendor" in path.parents
            if path.suffix in types and not vendored and "__pycache__" not in path.parts:
                yield path


def lines_with(pattern: str, *types: str) -> list[str]:
    """Every `file:line: text` of the product that matches."""
    rule = re.compile(pattern)
    return [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()}"
        for path in product_files(*types)
        for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1)
        if rule.search(line)
    ]


def test_no_file_is_longer_than_200_lines() -> None:
    lengths = {
        str(path.relative_to(ROOT)): len(path.read_text("utf-8").splitlines())
        for path in product_files(".py", ".js")
    }
    assert {name: lines for name, lines in lengths.items() if lines >= 200} == {}


def test_nothing_is_left_to_do_in_the_code() -> None:
    assert lines_with(r"\b(TODO|FIXME|XXX)\b", *OWN_TYPES) == []


def test_no_module_is_named_after_nothing() -> None:
    vague = re.compile(r"util|helper|manager|misc|common")
    assert [path for path in product_files(".py", ".js") if vague.search(path.stem)] == []


def test_one_factory_makes_every_graph() -> None:
    graphs = lines_with(r"\bdcc\.Graph\(", ".py")
    assert len({line.split(":")[0] for line in graphs}) <= 1, graphs
    assert lines_with(r"from dash\.dcc import|import dash\.dcc", ".py") == []


def test_components_that_fail_for_some_people_are_not_used() -> None:
    names = "|".join(re.escape(name) for name in FORBIDDEN_COMPONENTS)
    assert lines_with(rf"\b({names})\b", ".py") == []


def test_nothing_is_loaded_from_another_site() -> None:
    """Addresses that a user may click stand in YAML; code and assets load nothing from outside."""
    harmless = r"(?!//www\.w3\.org/(2000/svg|1999/xlink))(?!//127\.0\.0\.1)(?!//\{)"
    # An address in Python prose is fine: only what reaches the page counts.
    loaded = lines_with(rf"https?:{harmless}//", ".js", ".css")
    assert loaded == []
    assert lines_with(r"cdn\.|unpkg|jsdelivr|googleapis|dbc\.themes", ".py", ".js", ".css") == []


def test_the_code_knows_no_municipality() -> None:
    real = r"\b(GM(?!9999|0000)\d{4}|WK(?!9999|0000)\d{6}|BU(?!9999|0000)\d{8})\b"
    assert lines_with(real, *OWN_TYPES) == []
    cities = (
        r"(?i)(?<!europe/)\b(nijmegen|gouda|baarn|amsterdam|rotterdam|den haag|utrecht|eindhoven)\b"
    )
    named = [line.split(":")[0] for line in lines_with(cities, *OWN_TYPES)]
    assert set(named) <= {"dashboard/maturity/examples.yaml"}


def test_no_python_file_names_an_indicator() -> None:
    ids = {path.stem for path in CATALOGUE.glob("*.yaml")}
    named = [
        f"{path.relative_to(ROOT)}:{node.lineno}: {node.value}"
        for path in product_files(".py")
        if path != PARTIES
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Constant) and node.value in ids
    ]
    assert ids
    assert named == []


def test_pages_write_through_one_door() -> None:
    """ADR 8. Loading is another thing: that is the command line, and a first start."""
    ways = r"\bwriting\(|\.begin\(|changes\.write\b|\b(insert|update|delete)\(\w+\)"
    imported = r"from data\.changes import .*\bwrite\b|from data\.store import .*\bwriting\b"
    folders = ("callbacks/", "dashboard/", "layouts/", "routes/")
    written = [line for line in lines_with(f"{ways}|{imported}", ".py") if line.startswith(folders)]
    assert [line.split(":")[0] for line in written] == ["dashboard/services.py"], written


def test_the_vendored_plotly_is_the_one_that_the_pinned_plotly_was_made_for() -> None:
    bundle = ROOT / "assets" / "vendor" / "plotly" / "plotly-basic.min.js"
    head = bundle.read_text("utf-8")[:200]
    assert f"plotly.js (basic - minified) v{get_plotlyjs_version()}\n" in head


@pytest.mark.parametrize("name", PUBLISHED)
def test_what_is_vendored_is_unmodified(name: str) -> None:
    """The checksum is that of the published package; a new version changes it here on purpose."""
    content = (ROOT / "assets" / "vendor" / name).read_bytes()
    assert sha256(content).hexdigest() == PUBLISHED[name]


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_every_requirement_is_pinned_exactly(name: str) -> None:
    lines = (ROOT / name).read_text("utf-8").splitlines()
    requirements = [line for line in lines if line and not line.startswith(("#", "-r ", "-c "))]
    assert [line for line in requirements if "==" not in line] == []
    names = [line.split("==")[0].split("[")[0] for line in requirements]
    assert names == sorted(names)


def test_the_project_says_its_licence_everywhere_the_same() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    licence = project["license"]
    assert f"license: {licence}" in (ROOT / "publiccode.yml").read_text("utf-8")
    text = (ROOT / "LICENSES" / f"{licence}.txt").read_text("utf-8")
    assert (ROOT / "LICENSE").read_text("utf-8") == text


def test_the_readme_names_every_setting() -> None:
    source = (ROOT / "dashboard" / "settings.py").read_text("utf-8")
    read = set(re.findall(r"environment\.get\(\"(\w+)\"", source))
    readme = (ROOT / "README.md").read_text("utf-8")
    assert read
    assert {name for name in read if f"| `{name}` |" not in readme} == set()


@pytest.mark.parametrize("path", sorted((ROOT / "docs" / "adr").glob("*.md")), ids=lambda p: p.stem)
def test_a_decision_record_is_at_most_a_page(path: Path) -> None:
    lines = path.read_text("utf-8").splitlines()
    assert len(lines) <= 50
    assert [line for line in lines if line.startswith("## ")] == [
        "## Context",
        "## Decision",
        "## Consequences",
    ]
