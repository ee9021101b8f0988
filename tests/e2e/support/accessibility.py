"""WCAG 2.1 A and AA, as far as a program can measure them: axe-core in the page (https://github.com/dequelabs/axe-core)."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from playwright.sync_api import Page

AXE = Path(__file__).parents[3] / "frontend/node_modules/axe-core/axe.min.js"
WCAG = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa")
COLOURS = ("color-contrast",)
# What a run says of each fault: the rule, where it stands, and the measured reason.
MEASURE = """
async (runOnly) => {
  const found = await axe.run(document, { runOnly });
  return found.violations.flatMap((fault) => fault.nodes.map((node) => {
    const why = [...node.any, ...node.all, ...node.none][0];
    return `${fault.id} at ${node.target.join(" ")}: ${why ? why.message : fault.help}`;
  }));
}
"""


def faults(page: Page, rules: Sequence[str] = WCAG) -> list[str]:
    """What breaks WCAG 2.1 AA on the page as it stands now.

    Args:
        rules: axe's tags or rules; `COLOURS` for a page measured already in other colours.

    The library is evaluated through the browser's debugger, which our content security policy does not concern.
    """
    if not AXE.is_file():
        pytest.fail("axe-core is not installed here: make assets")
    if not page.evaluate("typeof axe === 'object'"):
        page.evaluate(AXE.read_text("utf-8"))
    found: list[str] = page.evaluate(MEASURE, list(rules))
    return found
