"""The door of programs."""

from rongmei.domains.programs.actions.answers import Answer, InProgress, KeyReused, answer_once

__all__ = ["Answer", "InProgress", "KeyReused", "answer_once"]
