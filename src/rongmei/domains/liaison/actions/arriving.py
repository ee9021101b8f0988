"""The inbox: what arrives is checked, kept once, and followed, in one transaction of the receiver."""

import hashlib
from uuid import UUID

from django.db import connection, transaction
from django.utils.translation import gettext_lazy as _

from rongmei.core.files import put
from rongmei.core.i18n import NotFound, Refusal
from rongmei.core.journal.append import append
from rongmei.core.permissions import Actor, authorise
from rongmei.core.scoping import current
from rongmei.domains.assets.api import decode
from rongmei.domains.liaison import events, rules
from rongmei.domains.liaison.actions.following import follow
from rongmei.domains.liaison.adapters.package import Broken, Package, Picture, content_of, unpack
from rongmei.domains.liaison.adapters.transports import Fetch
from rongmei.domains.liaison.enums import IncomingState, PackageKind
from rongmei.domains.liaison.models import Incoming
from rongmei.domains.organisations.api import OrganisationRecord, by_code, organisation
from rongmei.domains.stories.api import Content, count_characters

BRINGS = (PackageKind.SUBMISSION, PackageKind.CORRECTION)


def accept(body: str, hash_: str, fetch: Fetch) -> None:
    """What a transport calls in the receiver's scope; see `receive`."""
    receive(actor=Actor.system(current().writing), body=body, hash_=hash_, fetch=fetch)


@transaction.atomic
def receive(*, actor: Actor, body: str, hash_: str, fetch: Fetch) -> None:
    """Take a package in, with the bytes of its pictures. The same one twice is one row; the order does not matter.

    Raises:
        Denied; Refusal when it is broken, not for us, has come through us before, or repeats an id with other words.
    """
    authorise(actor, rules.CARRY)
    package = unpack(body, hash_)
    sender = _checked(package)
    _take_turn(package.thread)
    known = Incoming.mine().filter(package=package.id).first()
    if known:
        if known.hash != hash_:
            raise Broken(_("同一个包号有两种内容"))
        return
    content = content_of(package) if package.kind in BRINGS else Content()
    for picture in _needed(package, content):
        _keep(picture, fetch)
    row: Incoming = Incoming.objects.create(
        package=package.id,
        thread=package.thread,
        turn=package.turn,
        kind=package.kind,
        sender_id=sender.id,
        headline=content.headline[:300],
        characters=count_characters(content.text()),
        answers=UUID(package.answers) if package.answers else None,
        body=body,
        hash=hash_,
        state=IncomingState.RECEIVED if package.kind == PackageKind.SUBMISSION else IncomingState.NOTED,
    )
    append(actor, events.ARRIVED, row, kind=package.kind.value, sender=sender.id, hash=hash_)
    follow(actor, package.thread)


def _checked(package: Package) -> OrganisationRecord:
    """Who sent it, once the envelope holds together."""
    here = organisation(current().writing)
    if package.receiver != here.code:
        raise Broken(_("收件单位不是本单位"))
    if here.code in package.hops:
        raise Refusal(_("这篇稿件已经过%(name)s，不再收回。") % {"name": here.centre_name}, _("请查看稿件来源。"))
    if package.hops[-1:] != (package.sender,):
        raise Broken(_("经手单位与发送单位不符"))
    if (package.kind == PackageKind.SUBMISSION) != (package.id == package.thread):
        raise Broken(_("包号与报送号不符"))
    try:
        return by_code(package.sender)
    except NotFound:
        raise Broken(_("发送单位不存在")) from None


def _take_turn(thread: UUID) -> None:
    """Packages of one thread are taken in one after the other, also the first, before there is a row to lock."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"liaison:{current().writing}:{thread}"]
        )


def _needed(package: Package, content: Content) -> list[Picture]:
    """The pictures of a package, when they are those its content shows."""
    if {(p.asset, p.sha256) for p in package.pictures} != {(s.asset, s.sha256) for s in content.pictures}:
        raise Broken(_("图片与正文不符"))
    return list(package.pictures)


def _keep(picture: Picture, fetch: Fetch) -> None:
    """Write a picture's bytes into the receiver's own store, when they are the ones named, and are a picture."""
    data = b"".join(fetch(picture.sha256))
    if hashlib.sha256(data).hexdigest() != picture.sha256 or len(data) != picture.size:
        raise Broken(_("图片与校验值不符"))
    decode(data)
    put([data])
