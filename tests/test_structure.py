"""The architecture, held: who may import whom, how long a thing may get, what it may be called.

Every test gathers its complaints and expects none, so that one run names them all.
"""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "verify"

# From the ground up. A part may import the parts below it and itself.
LAYERS = (
    {
        "",  # verify/__init__.py, without an import
        "calendar_date",
        "chain",
        "dateline",
        "declared",
        "errors",
        "excerpt",
        "figures",
        "folders",
        "model",
        "quantity",
        "source",
        "span",
        "watch",
        "whole",
    },
    {"cache", "config", "language", "messages", "reference", "schema"},
    {
        "checks",
        "consistency",
        "extract",
        "ledger",
        "match",
        "normalise",
        "ownpack",
        "refresh",
        "report",
        "suppression",
        "text",
    },
    {"pipeline"},
    {"engine"},
    {"batch"},
    {"cli"},
    {"__main__"},
)
# The few imports between parts of one layer, each for a reason.
BESIDE = {
    ("chain", "span"),  # a decision rests on words
    ("model", "calendar_date"),  # a mention may be of one
    ("model", "chain"),  # a claim comes with its decisions
    ("model", "dateline"),  # a document has one
    ("model", "excerpt"),  # a verdict may come with one
    ("model", "quantity"),  # a mention holds a quantity
    ("model", "span"),  # and a place
    ("report", "checks"),  # SARIF lists the rules
    ("consistency", "extract"),  # it knows a conversion by the note that extract gives it
    ("consistency", "normalise"),  # it reads the sentences and cues of a document
    ("normalise", "extract"),  # it reads on in what extract has scanned
    ("report", "suppression"),  # what makes a figure the same when its line moves
    ("report", "text"),  # a table shows line and column, which the index of lines counts
    ("language", "cache"),  # words are kept as read
    ("reference", "cache"),  # and so are packs
    ("suppression", "checks"),  # notices of comments are checks too
    ("suppression", "text"),  # lines that changed are counted as a report's
    ("schema", "reference"),  # a table's schema is made from the descriptor of its pack
    ("reference", "schema"),  # a pack's rows are validated as the observations table
}
VAGUE = {"base", "common", "helper", "helpers", "misc", "util", "utils"}
LIBRARIES = {
    "httpx",
    "pandera",
    "pathspec",
    "polars",
    "pydantic",
    "rich",
    "tabulate",
    "text_to_num",
    "wcwidth",
}  # numpy comes with pandera where it is installed

LINES_OF_A_MODULE = 300
LINES_OF_A_FUNCTION = 40
PARAMETERS = 5

type_of_function = (ast.FunctionDef, ast.AsyncFunctionDef)


def dotted(path: Path) -> str:
    """Return the name under which a file of the package is imported."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


TREES: Mapping[str, ast.Module] = {
    dotted(path): ast.parse(path.read_text(encoding="utf-8"), str(path)) for path in sorted(PACKAGE.rglob("*.py"))
}
FILES: Mapping[str, Path] = {dotted(path): path for path in sorted(PACKAGE.rglob("*.py"))}


def imports(module: str) -> Iterator[str]:
    """Yield every module of the package that a module imports, wherever in it, for types or for use."""
    for node in ast.walk(TREES[module]):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name in TREES)
        elif isinstance(node, ast.ImportFrom) and node.module and node.module in TREES:
            inner = (f"{node.module}.{alias.name}" for alias in node.names)
            yield from (name if name in TREES else node.module for name in inner)


def part(module: str) -> str:
    """Return the part of the package that a module belongs to: its folder or file right under verify/."""
    return module.split(".")[1] if "." in module else ""


def height(name: str) -> int:
    """Return the layer of a part; one that has none stands nowhere."""
    return next((number for number, parts in enumerate(LAYERS) if name in parts), -1)


def functions(module: str) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Yield every function and method of a module."""
    yield from (node for node in ast.walk(TREES[module]) if isinstance(node, type_of_function))


def parameters(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Count the parameters of a function as its caller sees them."""
    signature = function.args
    named = [argument.arg for argument in (*signature.posonlyargs, *signature.args, *signature.kwonlyargs)]
    return len(named) - (named[:1] in (["self"], ["cls"])) + bool(signature.vararg) + bool(signature.kwarg)


def is_command(module: str, function: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    """Tell whether a function is a Typer command: its parameters are options and arguments."""
    named = any(
        isinstance(node, ast.Assign) and "COMMAND" in ast.unparse(node.targets[0]) for node in TREES[module].body
    )
    return part(module) == "cli" and (
        (named and function.name == "run")
        or any(re.search(r"\b(Option|Argument)\b", ast.unparse(argument)) for argument in ast.walk(function.args))
    )


def test_every_part_has_a_layer() -> None:
    parts = {part(module) for module in TREES}

    assert [] == sorted(name for name in parts if height(name) < 0)


def test_imports_point_down() -> None:
    complaints = [
        f"{module} imports {target}"
        for module in TREES
        for target in imports(module)
        if part(target) != part(module)
        and (part(module), part(target)) not in BESIDE
        and height(part(target)) >= height(part(module))
    ]

    assert [] == complaints


def test_imports_make_no_cycle() -> None:
    graph = {module: set(imports(module)) - {module} for module in TREES}

    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        pytest.fail(" → ".join(error.args[1]))


def test_every_allowed_import_between_neighbours_is_needed() -> None:
    used = {(part(module), part(target)) for module in TREES for target in imports(module)}

    assert set() == BESIDE - used


def test_a_module_is_short() -> None:
    lengths = {module: len(path.read_text(encoding="utf-8").splitlines()) for module, path in FILES.items()}

    assert {} == {module: lines for module, lines in lengths.items() if lines > LINES_OF_A_MODULE}


def test_a_function_is_short() -> None:
    lengths = {
        f"{module}.{function.name}": (function.end_lineno or 0) - function.lineno + 1
        for module in TREES
        for function in functions(module)
    }

    assert {} == {name: lines for name, lines in lengths.items() if lines > LINES_OF_A_FUNCTION}


def test_a_function_takes_few_parameters() -> None:
    complaints = {
        f"{module}.{function.name}": parameters(function)
        for module in TREES
        for function in functions(module)
        if parameters(function) > PARAMETERS and not is_command(module, function)
    }

    assert {} == complaints


def test_no_name_is_vague() -> None:
    stems = {module: module.rpartition(".")[2].strip("_") for module in TREES}

    assert [] == [module for module, stem in stems.items() if stem in VAGUE]


def test_every_module_says_what_it_is_for() -> None:
    assert [] == [module for module, tree in TREES.items() if not ast.get_docstring(tree)]


def test_the_library_does_not_print() -> None:
    complaints = [
        f"{module}:{node.lineno}"
        for module, tree in TREES.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print"
    ]

    assert [] == complaints


def test_a_document_is_read_without_the_clock_or_the_network() -> None:
    clocks = re.compile(r"\b(date\.today|datetime\.now|datetime\.utcnow|time\.time)\(")
    complaints = [module for module, path in FILES.items() if clocks.search(path.read_text(encoding="utf-8"))]

    assert [] == [module for module in complaints if part(module) != "refresh"]


def test_values_are_structs() -> None:
    complaints = [
        module
        for module, tree in TREES.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == "dataclasses"
    ]

    assert [] == complaints  # a hundred dataclasses cost more to make than an article to read


ARTICLE = str(ROOT / "docs/samples/dispatch.fr.txt")
TABLES = {"tabulate", "wcwidth"}


@pytest.mark.parametrize(
    ("arguments", "libraries"),
    [
        (["--help"], set()),
        (["--version"], set()),
        (["check", "--help"], set()),
        (["batch", "--help"], set()),
        (["cache", "dir"], set()),
        (["explain", "series.stale"], set()),
        (["checks"], TABLES),
        (["extract", ARTICLE], {"text_to_num", *TABLES}),
        (["check", ARTICLE], {"pandera", "polars", "pydantic", "text_to_num", *TABLES}),
    ],
    ids=lambda value: "-".join(word for word in value if "/" not in word) if isinstance(value, list) else "",
)
def test_a_command_imports_no_more_than_it_needs(arguments: list[str], libraries: set[str], tmp_path: Path) -> None:
    command = [sys.executable, "-X", "importtime", "-m", "verify", *arguments]
    here = {**os.environ, "PYTHONPATH": str(ROOT), "VERIFY_CACHE_DIR": str(tmp_path)}
    run = subprocess.run(command, capture_output=True, check=False, cwd=tmp_path, encoding="utf-8", env=here)
    imported = {line.rpartition("|")[2].strip().partition(".")[0] for line in run.stderr.splitlines() if "|" in line}

    said = [line for line in run.stderr.splitlines() if not line.startswith("import time:")]

    assert (libraries, []) == (LIBRARIES & imported, said)
    assert run.returncode in {0, 1}  # 1: the sample has findings


OWN = {"cli", "declared", "errors", "report"}


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["data", "--help"]], ids=" ".join)
def test_help_imports_no_part_that_does_something(arguments: list[str], tmp_path: Path) -> None:
    code = f"import sys; from verify.cli import main; main({arguments}); print(*sys.modules, file=sys.stderr)"
    here = {**os.environ, "PYTHONPATH": str(ROOT)}
    run = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, check=False, cwd=tmp_path, encoding="utf-8", env=here
    )
    parts = {name.split(".")[1] for name in run.stderr.split() if name.startswith("verify.")}

    assert set() == parts - OWN
