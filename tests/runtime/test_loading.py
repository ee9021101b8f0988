"""`runtime.loading`."""

import gc
import os
import subprocess
import sys

import pytest

from rongmei.runtime.loading import loading

ENVIRONMENT = os.environ | {"DJANGO_SETTINGS_MODULE": "rongmei.config.settings"}
HEAVY = ("numpy", "openpyxl", "pypinyin", "rjieba")
ASK = f"""
import django, sys
django.setup()
from django.urls import get_resolver
get_resolver().url_patterns
print(*[name for name in {HEAVY} if name in sys.modules])
"""


def test_the_collector_rests_inside_and_works_again_outside() -> None:
    with loading():
        assert not gc.isenabled()
    assert gc.isenabled()


def test_what_was_loaded_is_set_aside() -> None:
    try:
        with loading():
            kept = [[] for _ in range(1000)]  # type: ignore[var-annotated]
        assert gc.get_freeze_count() >= len(kept)
    finally:
        gc.unfreeze()


def test_a_fault_leaves_the_collector_at_work() -> None:
    with pytest.raises(ValueError, match="no such thing"), loading():
        raise ValueError("no such thing")
    gc.unfreeze()
    assert gc.isenabled()


def test_dictionaries_are_read_by_those_who_need_them() -> None:
    asked = subprocess.run([sys.executable, "-c", ASK], env=ENVIRONMENT, capture_output=True, text=True, check=True)
    assert asked.stdout.split() == []
