"""What is typed about the centre, its desks and licences."""

from django import forms
from django.utils.translation import gettext_lazy as _

from rongmei.domains.organisations.api import LicenceKind


class OrganisationForm(forms.Form):
    """Names and mark of the centre."""

    name = forms.CharField(label=_("单位名称"), max_length=100)
    centre_name = forms.CharField(label=_("融媒体中心名称"), max_length=100, required=False)
    short_name = forms.CharField(label=_("简称"), max_length=20, required=False)
    logo = forms.FileField(label=_("标志图片"), required=False)
    longitude = forms.FloatField(
        label=_("经度"), required=False, help_text=_("十进制度，东经为正。上级单位的地图用它。")
    )
    latitude = forms.FloatField(
        label=_("纬度"), required=False, help_text=_("十进制度，北纬为正。两项都空则不上地图。")
    )


class DeskForm(forms.Form):
    """A standing desk."""

    name = forms.CharField(label=_("部门名称"), max_length=60)
    purpose = forms.CharField(label=_("职责"), max_length=200, required=False)


class LicenceForm(forms.Form):
    """One licence."""

    kind = forms.TypedChoiceField(label=_("许可证"), choices=LicenceKind.choices, coerce=LicenceKind)
    number = forms.CharField(label=_("编号"), max_length=60)
    expires_on = forms.DateField(label=_("有效期至"), required=False, widget=forms.DateInput(attrs={"type": "date"}))
