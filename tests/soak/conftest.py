"""Long tests, only for `make soak`: anybody else does not collect them, so that nothing is silently skipped."""

from pathlib import Path

import pytest


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Leave the folder alone unless `-m soak` asks for it."""
    return None if "soak" in config.option.markexpr else True
