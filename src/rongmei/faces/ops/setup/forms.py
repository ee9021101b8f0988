"""What first-run set-up asks for."""

from django import forms
from django.utils.translation import gettext_lazy as _

from rongmei.core.permissions import Role
from rongmei.domains.accounts.api import FirstCentre
from rongmei.domains.organisations.api import Level, LicenceKind

LICENCES = (LicenceKind.NEWS, LicenceKind.ICP, LicenceKind.POLICE)
ADMINISTRATORS = (Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN, Role.AUDIT_ADMIN)
LEVELS = [(level.value, level.label) for level in (Level.COUNTY, Level.CITY, Level.PROVINCE)]


class SetupForm(forms.Form):
    """The centre, its licences, its three administrators, its people."""

    token = forms.CharField(label=_("首次设置口令"), max_length=100, help_text=_("启动服务的终端窗口里显示。"))
    level = forms.TypedChoiceField(label=_("级别"), choices=LEVELS, coerce=Level)
    code = forms.CharField(label=_("行政区划代码"), max_length=12, help_text=_("6位数字，如511921。"))
    name = forms.CharField(label=_("单位所在地名称"), max_length=100, help_text=_("如通江县。"))
    centre_name = forms.CharField(label=_("融媒体中心名称"), max_length=100)
    short_name = forms.CharField(label=_("简称"), max_length=20, required=False)
    logo = forms.FileField(label=_("标志图片"), required=False)
    people = forms.FileField(label=_("人员名单（XLSX或CSV，可稍后导入）"), required=False)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        for kind in LICENCES:
            self.fields[f"licence_{kind}"] = forms.CharField(label=kind.label, max_length=60, required=False)
        for role in ADMINISTRATORS:
            self.fields[f"{role}_name"] = forms.CharField(label=_("%(role)s姓名") % {"role": role.label}, max_length=60)
            self.fields[f"{role}_username"] = forms.CharField(
                label=_("%(role)s账号") % {"role": role.label}, max_length=60
            )

    @property
    def licence_fields(self) -> list[forms.BoundField]:
        """The licence numbers."""
        return [self[f"licence_{kind}"] for kind in LICENCES]

    @property
    def administrator_fields(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        """Name and account of each administrator."""
        return [(self[f"{role}_name"], self[f"{role}_username"]) for role in ADMINISTRATORS]

    def centre(self) -> FirstCentre:
        """What was typed, as the verb takes it."""
        typed = self.cleaned_data
        return FirstCentre(
            code=typed["code"],
            name=typed["name"],
            centre_name=typed["centre_name"],
            level=typed["level"],
            short_name=typed["short_name"],
            licences={kind: typed[f"licence_{kind}"] for kind in LICENCES},
            administrators={r: (typed[f"{r}_name"], typed[f"{r}_username"]) for r in ADMINISTRATORS},
        )
