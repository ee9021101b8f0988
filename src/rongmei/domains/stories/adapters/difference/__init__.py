"""What changed between two contents: block by block, then word by word inside a changed block."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

import rjieba

from rongmei.domains.stories.adapters.content import Content, Node, block_text, blocks

KEPT, INSERTED, DELETED = "kept", "inserted", "deleted"


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text that was kept, inserted or deleted."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class BlockChange:
    """One block: kept, inserted, deleted or changed, with its runs; `picture` is the asset of an image block."""

    kind: str
    node: str
    runs: tuple[Run, ...]
    picture: int | None = None


@dataclass(frozen=True, slots=True)
class Difference:
    """What changed in headline, summary, metadata and body."""

    headline: tuple[Run, ...]
    summary: tuple[Run, ...]
    facts: tuple[tuple[str, str, str], ...]
    blocks: tuple[BlockChange, ...]

    @property
    def changed(self) -> bool:
        """True when anything differs."""
        fields = [*self.headline, *self.summary]
        return bool(self.facts) or any(r.kind != KEPT for r in fields) or any(b.kind != KEPT for b in self.blocks)


def difference(old: Content, new: Content) -> Difference:
    """What was changed to make `new` out of `old`."""
    return Difference(
        runs(old.headline, new.headline), runs(old.summary, new.summary), tuple(_facts(old, new)),
        tuple(_blocks(blocks(old.body), blocks(new.body))),
    )  # fmt: skip


def runs(old: str, new: str) -> tuple[Run, ...]:
    """Runs of words: kept and deleted ones together are `old`, kept and inserted ones are `new`."""
    a, b = rjieba.cut(old), rjieba.cut(new)
    found: list[Run] = []
    for tag, i, j, k, m in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if tag == "equal":
            found.append(Run(KEPT, "".join(a[i:j])))
            continue
        if j > i:
            found.append(Run(DELETED, "".join(a[i:j])))
        if m > k:
            found.append(Run(INSERTED, "".join(b[k:m])))
    return tuple(found)


def _facts(old: Content, new: Content) -> Iterator[tuple[str, str, str]]:
    """Metadata that differs: name, before, after."""
    pairs = {
        "byline": (old.byline, new.byline),
        "sources": (_named(old.sources), _named(new.sources)),
        "subjects": ("、".join(old.subjects), "、".join(new.subjects)),
        "keywords": ("、".join(old.keywords), "、".join(new.keywords)),
        "cover": (str(old.cover or ""), str(new.cover or "")),
    }
    for name, (before, after) in pairs.items():
        if before != after:
            yield name, before, after


def _named(sources: Sequence[object]) -> str:
    return "；".join(f"{s['name']} {s['url']} {s['note']}".strip() for s in sources if isinstance(s, dict))


def _blocks(old: list[Node], new: list[Node]) -> Iterator[BlockChange]:
    matcher = SequenceMatcher(None, [_key(n) for n in old], [_key(n) for n in new], autojunk=False)
    for tag, i, j, k, m in matcher.get_opcodes():
        if tag == "equal":
            yield from (_whole(KEPT, node) for node in new[k:m])
        else:
            yield from _replaced(old[i:j], new[k:m])


def _replaced(old: list[Node], new: list[Node]) -> Iterator[BlockChange]:
    """Blocks in the same place and of the same type are one changed block; the rest came or went."""
    for before, after in zip(old, new, strict=False):
        if before["type"] == after["type"] != "image":
            changed = runs(block_text(before), block_text(after))
            kind = "changed" if any(r.kind != KEPT for r in changed) else "restyled"
            yield BlockChange(kind, after["type"], changed)
        else:
            yield _whole(DELETED, before)
            yield _whole(INSERTED, after)
    yield from (_whole(DELETED, node) for node in old[len(new) :])
    yield from (_whole(INSERTED, node) for node in new[len(old) :])


def _whole(kind: str, node: Node) -> BlockChange:
    picture = node["attrs"].get("asset") if node["type"] == "image" else None
    return BlockChange(kind, node["type"], (Run(kind, block_text(node)),), picture)


def _key(node: Node) -> str:
    return repr(node)
