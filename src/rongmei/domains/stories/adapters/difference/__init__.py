"""What changed between two contents: block by block, then word by word inside a changed block."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from django.utils.translation import gettext as _

from rongmei.domains.assets.api import Rights
from rongmei.domains.stories.adapters.content import Content, Node, Shown, block_text, blocks
from rongmei.domains.stories.adapters.difference.pairing import pairs
from rongmei.domains.stories.adapters.subjects import subject_names

KEPT, INSERTED, DELETED = "kept", "inserted", "deleted"
CHANGED, RESTYLED = "changed", "restyled"


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text that was kept, inserted or deleted."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class BlockChange:
    """One block and its runs; `picture` is the asset of an image block.

    Its kind is kept, inserted, deleted, changed in its words, or restyled (the same words look or link otherwise).
    """

    kind: str
    node: str
    runs: tuple[Run, ...]
    picture: int | None = None


@dataclass(frozen=True, slots=True)
class Difference:
    """What changed in headline, summary, metadata (name, before, after) and body."""

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
    import rjieba  # its dictionary is read on import, and few processes compare

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
    """Metadata that differs: its name in the reader's language, before, after."""
    pairs_ = [
        (_("署名"), old.byline, new.byline),
        (_("消息来源"), _named(old.sources), _named(new.sources)),
        (_("分类"), _subjects(old.subjects), _subjects(new.subjects)),
        (_("关键词"), "、".join(old.keywords), "、".join(new.keywords)),
        (_("封面"), _picture(old.cover), _picture(new.cover)),
    ]
    for shown in new.pictures:
        if was := old.picture(shown.asset):
            pairs_.append((_("图片说明与版权"), _said(was), _said(shown)))
    for name, before, after in pairs_:
        if before != after:
            yield name, before, after


def _said(shown: Shown) -> str:
    rights = str(Rights(shown.rights).label)
    return "；".join(filter(None, (shown.alt, shown.credit, rights)))


def _named(sources: Sequence[object]) -> str:
    return "；".join(f"{s['name']} {s['url']} {s['note']}".strip() for s in sources if isinstance(s, dict))


def _subjects(codes: tuple[str, ...]) -> str:
    known = {s.code: s.name for s in subject_names(codes)}
    return "、".join(known.get(code, code) for code in codes)


def _picture(asset: int | None) -> str:
    return _("图片 %(number)d") % {"number": asset} if asset else ""


def _blocks(old: list[Node], new: list[Node]) -> Iterator[BlockChange]:
    matcher = SequenceMatcher(None, [_exactly(n) for n in old], [_exactly(n) for n in new], autojunk=False)
    for tag, i, j, k, m in matcher.get_opcodes():
        if tag == "equal":
            yield from (_whole(KEPT, node) for node in new[k:m])
        else:
            yield from _replaced(old[i:j], new[k:m])


def _replaced(old: list[Node], new: list[Node]) -> Iterator[BlockChange]:
    for i, j in pairs([_likely(n) for n in old], [_likely(n) for n in new]):
        if i is None and j is not None:
            yield _whole(INSERTED, new[j])
        elif j is None and i is not None:
            yield _whole(DELETED, old[i])
        elif i is not None and j is not None:
            yield from _changed(old[i], new[j])


def _changed(before: Node, after: Node) -> Iterator[BlockChange]:
    """One block that became another; blocks of different types, or other pictures, came and went."""
    if before["type"] != after["type"] or _asset(before) != _asset(after):
        yield _whole(DELETED, before)
        yield _whole(INSERTED, after)
        return
    changed = runs(block_text(before), block_text(after))
    kind = CHANGED if any(r.kind != KEPT for r in changed) else RESTYLED
    yield BlockChange(kind, after["type"], changed, _asset(after))


def _whole(kind: str, node: Node) -> BlockChange:
    return BlockChange(kind, node["type"], (Run(kind, block_text(node)),), _asset(node))


def _asset(node: Node) -> int | None:
    return node["attrs"].get("asset") if node["type"] == "image" else None


def _likely(node: Node) -> str:
    return f"{node['type']} {_asset(node) or ''}\0{block_text(node)}"


def _exactly(node: Node) -> str:
    """A block as one string, whatever the order of its names: a version comes back from the database in another."""
    return json.dumps(node, sort_keys=True)
