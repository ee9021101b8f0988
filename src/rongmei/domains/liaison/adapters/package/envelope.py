"""The envelope, in canonical JSON (RFC 8785), so that both sides know a package by the same hash."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any
from uuid import UUID

import rfc8785
from django.utils.translation import gettext_lazy as _

from rongmei.core.i18n import Refusal
from rongmei.domains.liaison.enums import PackageKind, ReturnReason, Stage

FORMAT = "rongmei-package/1"


class Broken(Refusal):
    """What came in is no package, or not the one it says it is."""

    code = "broken-package"

    def __init__(self, why: object) -> None:
        super().__init__(_("收到的稿包不能采信：%(why)s。") % {"why": why}, _("请联系发送单位重新报送。"))


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that travels with a package: its bytes by hash and size, and what is said of it.

    Attributes:
        asset: the number under which the story's body names it, of meaning to the sender only.
    """

    asset: int
    sha256: str
    size: int
    mime: str
    name: str
    alt: str
    credit: str
    rights: str


@dataclass(frozen=True, slots=True)
class Package:
    """One message from an organisation to another.

    Attributes:
        thread: id of the submission this begins or belongs to; a submission's own id.
        turn: how many packages this side sent in the thread before, so that order is known whatever comes first.
        sender, receiver, origin: codes of organisations; `origin` is where the story was written.
        hops: every organisation it came through, the origin first, the sender last.
        answers: id of the returned submission that this one mends; empty for none.
        item: ninjs 3.1; None when the package says something about one that is there.
        words: a note, a reason or a correction's explanation, as a person wrote it.
        stage, reason, who, url: what a receipt tells: how far, why (a code), by whom, where it can be read.
    """

    id: UUID
    kind: PackageKind
    thread: UUID
    turn: int
    sender: str
    receiver: str
    origin: str
    hops: tuple[str, ...]
    sent_at: str
    answers: str = ""
    item: Mapping[str, Any] | None = None
    pictures: tuple[Picture, ...] = ()
    words: str = ""
    stage: str = ""
    reason: str = ""
    who: str = ""
    url: str = ""
    format: str = field(default=FORMAT)


def pack(package: Package) -> tuple[str, str]:
    """The package as canonical JSON, and its hash."""
    data = asdict(package)
    data |= {"id": str(package.id), "thread": str(package.thread), "kind": str(package.kind.value)}
    data |= {"hops": list(package.hops), "pictures": [asdict(p) for p in package.pictures]}
    body = rfc8785.dumps(data)
    return body.decode(), _hash(body)


def unpack(body: str, hash_: str = "") -> Package:
    """Read a package.

    Args:
        hash_: what its bytes must hash to; not looked at when empty, as for one that was checked on its way in.

    Raises:
        Broken: it is none, or its bytes are not those that were sent.
    """
    if hash_ and _hash(body.encode()) != hash_:
        raise Broken(_("内容与校验值不符"))
    try:
        return _read(json.loads(body))
    except (TypeError, ValueError, KeyError, AttributeError, RecursionError):
        raise Broken(_("格式不对")) from None


def _read(data: dict[str, Any]) -> Package:
    if data.pop("format") != FORMAT:
        raise Broken(_("版本不认识"))
    words = {k: str(data[k]) for k in ("sender", "receiver", "origin", "sent_at", "answers", "words", "who", "url")}
    return Package(
        **words,
        id=UUID(data["id"]),
        kind=PackageKind(data["kind"]),
        thread=UUID(data["thread"]),
        turn=int(data["turn"]),
        hops=tuple(map(str, data["hops"])),
        item=dict(data["item"]) if data["item"] is not None else None,
        pictures=tuple(Picture(**picture) for picture in data["pictures"]),
        stage=Stage(data["stage"]).value if data["stage"] else "",
        reason=ReturnReason(data["reason"]).value if data["reason"] else "",
    )


def _hash(body: bytes) -> str:
    return "sha256:" + hashlib.sha256(body).hexdigest()
