"""Every kind of deed is declared by the domain that owns it, and knows how to say itself."""

from dataclasses import dataclass

from django.utils.functional import Promise

from rongmei.core.registry import Registry


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of deed.

    Attributes:
        code: `thing.verb`, e.g. "story.published".
        label: the words for it, e.g. 发布稿件.
    """

    code: str
    label: str | Promise


_kinds: Registry[Kind] = Registry("journal kind")


def kind(code: str, label: str | Promise) -> Kind:
    """Declare a kind; ValueError when the code is taken."""
    return _kinds.register(code, Kind(code, label))


def kinds() -> dict[str, Kind]:
    """All declared kinds by code."""
    return dict(_kinds)
