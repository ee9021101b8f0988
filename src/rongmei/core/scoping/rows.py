"""One row of the writing organisation, or NotFound: another tenant's row does not exist here."""

from typing import TypeVar

from django.utils.translation import gettext_lazy as _

from rongmei.core.i18n import NotFound
from rongmei.core.scoping.models import TenantModel

T = TypeVar("T", bound=TenantModel)


def row(model: type[T], pk: int) -> T:
    """The row of the writing organisation; NotFound when there is none."""
    return _one(model, pk, lock=False)


def locked(model: type[T], pk: int) -> T:
    """The row of the writing organisation, locked until the transaction ends; NotFound when there is none."""
    return _one(model, pk, lock=True)


def _one(model: type[T], pk: int, *, lock: bool) -> T:
    rows = model.mine().select_for_update(of=("self",)) if lock else model.mine()
    found: T | None = rows.filter(pk=pk).first()
    if found is None:
        raise NotFound(_("没有找到这条内容，可能已被删除。"), _("请返回列表查看。"))
    return found
