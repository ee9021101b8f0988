"""Licences and the warning before they run out."""

from datetime import timedelta

import pytest
from django.utils import timezone

from rongmei.core.i18n import Refusal
from rongmei.core.journal.models import Entry
from rongmei.core.permissions import Denied, Role
from rongmei.core.scoping import scoped
from rongmei.domains.organisations import api
from rongmei.domains.organisations.models import Organisation
from tests.support.people import MakeActor

NEWS = api.LicenceKind.NEWS


def test_a_licence_is_kept_once_and_brought_up_to_date(scope: None, make_actor: MakeActor) -> None:
    actor = make_actor(Role.SYSTEM_ADMIN)
    api.keep_licence(actor=actor, kind=NEWS, number=" 51120200001 ")
    api.keep_licence(actor=actor, kind=NEWS, number="51120200002")
    assert [(x.kind, x.number, str(x.label)) for x in api.licences()] == [
        ("news", "51120200002", "互联网新闻信息服务许可证")
    ]
    assert [e.data for e in Entry.objects.all()] == [{"kind": "news"}] * 2


def test_an_empty_number_is_refused(scope: None, make_actor: MakeActor) -> None:
    with pytest.raises(Refusal, match="完整编号"):
        api.keep_licence(actor=make_actor(Role.SYSTEM_ADMIN), kind=NEWS, number=" ")


def test_an_editor_keeps_no_licences(scope: None, make_actor: MakeActor) -> None:
    with pytest.raises(Denied):
        api.keep_licence(actor=make_actor(Role.EDITOR), kind=NEWS, number="1")


@pytest.mark.parametrize(
    ("days", "words"),
    [(None, ""), (91, ""), (90, "还有90天到期"), (0, "还有0天到期"), (-1, "已过期1天")],
)
def test_the_warning_comes_ninety_days_before(scope: None, make_actor: MakeActor, days: int | None, words: str) -> None:
    end = None if days is None else timezone.localdate() + timedelta(days=days)
    api.keep_licence(actor=make_actor(Role.SYSTEM_ADMIN), kind=NEWS, number="1", expires_on=end)
    warning = str(api.licences()[0].warning)
    assert words in warning
    assert bool(warning) is bool(words)


def test_licences_of_another_centre_are_not_shown(
    county: Organisation, other_county: Organisation, make_actor: MakeActor
) -> None:
    with scoped(county.pk):
        api.keep_licence(actor=make_actor(Role.SYSTEM_ADMIN), kind=NEWS, number="1")
    with scoped(other_county.pk):
        assert api.licences() == []
