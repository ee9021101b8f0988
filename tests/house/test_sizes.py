"""Small files and short functions, measured."""

import ast
from collections.abc import Iterator
from statistics import median, quantiles

from tests.house.tree import named, parsed, sources


def lines_of(tree: ast.AST) -> Iterator[tuple[str, int]]:
    """Every function's name and how many lines it does its work in, its docstring left out."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            work = node.body[1:] if ast.get_docstring(node) else node.body
            yield node.name, (node.end_lineno or 0) - work[0].lineno + 1 if work else 0


FILES = {named(path): len(path.read_text("utf-8").splitlines()) for path in sources()}
FUNCTIONS = [(named(path), name, lines) for path in sources() for name, lines in lines_of(parsed(path))]


def share(lines: list[int], limit: int) -> float:
    """How many of a hundred are below a limit."""
    return 100 * sum(count < limit for count in lines) / len(lines)


def test_the_measure_measures() -> None:
    short = "def f():\n    '''Told\n    at length.'''\n    a()\n    return b\n\ndef g():\n    '''Nothing.'''\n"
    assert dict(lines_of(ast.parse(short))) == {"f": 2, "g": 0}
    assert share([1, 9, 10, 40], 10) == 50
    assert len(FILES) > 400
    assert len(FUNCTIONS) > 1000


def test_the_median_file_is_under_75_lines() -> None:
    assert median(FILES.values()) < 75


def test_nine_files_in_ten_are_under_400_lines() -> None:
    assert quantiles(FILES.values(), n=10)[-1] < 400


def test_four_functions_in_five_are_under_10_lines() -> None:
    assert share([lines for _file, _name, lines in FUNCTIONS], 10) >= 80


def test_no_function_is_over_30_lines() -> None:
    assert [function for function in FUNCTIONS if function[2] > 30] == []
