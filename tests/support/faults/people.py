"""The newsroom that works while its node is killed; made inside the node's own Django."""

from rongmei.core.permissions import Role
from tests.factories.accounts import PASSWORD, make_member, make_user
from tests.factories.organisations import make_organisation

COUNTY, CITY = "511921", "511900"
PEOPLE = {
    "reporter": Role.REPORTER,
    "camera": Role.REPORTER,
    "editor": Role.EDITOR,
    "first": Role.FIRST_REVIEWER,
    "second": Role.SECOND_REVIEWER,
    "third": Role.THIRD_REVIEWER,
    "city_editor": Role.EDITOR,
}
REVIEWERS = ("first", "second", "third")


def found() -> None:
    """The county and its city, and their people, who sign in with `PASSWORD`."""
    city = make_organisation(CITY, name="巴中市", centre_name="巴中市融媒体中心", level="city")
    county = make_organisation(COUNTY, name="通江县", centre_name="通江县融媒体中心", parent=city)
    for name, role in PEOPLE.items():
        user = make_user(name)
        user.set_password(PASSWORD)
        user.save()
        make_member(city if name.startswith("city") else county, role, user=user)
