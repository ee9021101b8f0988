"""Checks of what is typed about organisations."""

import re

from django.utils.translation import gettext_lazy as _

from rongmei.core.i18n import Refusal

# GB/T 2260: six digits; GB/T 10114 adds three for a township and three more for a village. Departments and
# enterprises have no code of their own there and add a suffix to their place's.
_CODE = re.compile(r"\d{6}(\d{3}){0,2}(-[a-z0-9]{1,16})?")


def check_code(code: str) -> str:
    """The code as given; a Refusal when it is no division code."""
    if not _CODE.fullmatch(code):
        raise Refusal(_("单位代码“%(code)s”格式不对。") % {"code": code}, _("县级以上为6位数字，乡镇9位，村12位。"))
    return code


def check_position(longitude: float | None, latitude: float | None) -> None:
    """A Refusal unless both are given and lie on the globe, or neither is."""
    if longitude is None and latitude is None:
        return
    if longitude is None or latitude is None:
        raise Refusal(_("经度和纬度要一起填写。"), _("请补上另一个，或两个都留空。"))
    if not (-180 <= longitude <= 180 and -90 <= latitude <= 90):
        raise Refusal(_("经纬度超出范围。"), _("请用十进制度填写，例如经度107.25、纬度31.91。"))


def padded(code: str) -> str:
    """A division code at its GB/T 2260 length: provinces and cities are filled up to six digits."""
    return code.ljust(6, "0")
