"""What is typed about people. Rules are the verbs'; forms only shape what comes in."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rongmei.core.permissions import Role

GRANTABLE = [(r.value, r.label) for r in Role if r != Role.SYSTEM]


class RolesField(forms.TypedMultipleChoiceField):
    """Roles as checkboxes."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(choices=GRANTABLE, coerce=Role, required=False, widget=forms.CheckboxSelectMultiple, **kwargs)


class PersonForm(forms.Form):
    """A new person."""

    name = forms.CharField(label=_("姓名"), max_length=60)
    username = forms.CharField(label=_("账号"), max_length=60, help_text=_("小写字母、数字、点、横线，2至60位。"))
    title = forms.CharField(label=_("岗位"), max_length=60, required=False)
    roles = RolesField(label=_("角色"))


class TitleForm(forms.Form):
    """What a person is here."""

    title = forms.CharField(label=_("岗位"), max_length=60, required=False)


class RolesForm(forms.Form):
    """Roles to be granted."""

    roles = RolesField(label=_("角色"))


class RosterForm(forms.Form):
    """A list of staff."""

    file = forms.FileField(label=_("人员名单（XLSX或CSV）"), allow_empty_file=True)
