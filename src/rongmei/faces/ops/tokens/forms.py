"""What is typed about tokens and programs."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rongmei.core.permissions import Role
from rongmei.core.permissions.roles import ADMINISTRATORS
from rongmei.faces.ops.people.forms import GRANTABLE, RolesField

DAYS = [(30, _("30天")), (7, _("7天")), (90, _("90天")), (366, _("1年"))]


class TokenForm(forms.Form):
    """A new token; `carried` are the permissions its holder has."""

    name = forms.CharField(label=_("用途"), max_length=60, help_text=_("写明哪个程序、做什么用。"))
    days = forms.TypedChoiceField(label=_("有效期"), choices=DAYS, coerce=int)
    scopes = forms.MultipleChoiceField(label=_("权限范围"), widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args: Any, carried: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        scopes = self.fields["scopes"]
        assert isinstance(scopes, forms.MultipleChoiceField)
        scopes.choices = list(carried.items())


class ProgramForm(forms.Form):
    """A new program."""

    name = forms.CharField(label=_("名称"), max_length=60)
    username = forms.CharField(label=_("账号"), max_length=60, help_text=_("小写字母、数字、点、横线，2至60位。"))
    roles = RolesField(label=_("角色"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        roles = self.fields["roles"]
        assert isinstance(roles, RolesField)
        roles.choices = [(code, label) for code, label in GRANTABLE if Role(code) not in ADMINISTRATORS]
