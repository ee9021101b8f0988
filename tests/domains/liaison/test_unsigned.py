"""A package is no signature: whatever it says was signed elsewhere, the receiver's own people sign."""

from dataclasses import replace

import pytest

from rongmei.core.i18n import Refusal
from rongmei.core.scoping import scoped
from rongmei.domains.liaison import api
from rongmei.domains.liaison.actions.arriving import accept
from rongmei.domains.liaison.adapters.package import pack, unpack
from rongmei.domains.liaison.models import Incoming, Outgoing
from rongmei.domains.publishing import api as publishing
from tests.factories import liaison as make
from tests.factories.liaison import House
from tests.factories.publishing import signed_story
from tests.factories.stories import make_content

SIGNED, FORGED = "山泉养出冷水鱼", "没人审过的标题"


def waiting(county: House, city: House) -> Outgoing:
    """A signed story on its way up."""
    with scoped(county.id):
        story = signed_story(county.editor, make_content(SIGNED))
        api.submit_story(actor=county.editor, story=story, receiver=city.id)
        return Outgoing.mine().get()


def test_words_changed_on_the_way_do_not_arrive(county: House, city: House) -> None:
    package = waiting(county, city)
    changed = package.body.replace(SIGNED, FORGED)
    assert changed != package.body
    with scoped(city.id):
        with pytest.raises(Refusal, match="校验值不符"):
            accept(changed, package.hash, lambda _sha: [])
        body, hash_ = pack(replace(unpack(package.body), item=unpack(changed).item))
        with pytest.raises(Refusal, match="正文与签发的版本不一致"):
            accept(body, hash_, lambda _sha: [])
        assert not Incoming.mine().exists()


def test_an_adopted_copy_is_signed_here_or_goes_nowhere(county: House, city: House) -> None:
    make.hand_up(county, city, make_content(SIGNED))
    with scoped(city.id):
        came = make.came(city)
        api.sign_for(actor=city.editor, incoming=came)
        copy = api.adopt(actor=city.editor, incoming=came)
        with pytest.raises(Refusal, match="还没有签发"):
            publishing.publish(actor=city.editor, story=copy)
        assert publishing.public_url(copy) == ""
    make.put_out(city, copy)
    with scoped(city.id):
        assert publishing.public_url(copy)
