"""The `rongmei` command as an operator runs it: a process of its own, on a folder of its own."""

from tests.cli.support.command import Told, rongmei, surroundings

__all__ = ["Told", "rongmei", "surroundings"]
