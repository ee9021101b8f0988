"""The newsroom that works while its node is killed; made inside the node's own Django."""

from rongmei.core.permissions import Role
from tests.factories.accounts import PASSWORD, make_member, make_user
from tests.factories.organisations import make_organisation

COUNTY = "511921"
PEOPLE = {
    "reporter": Role.REPORTER,
    "camera": Role.REPORTER,
    "editor": Role.EDITOR,
    "first": Role.FIRST_REVIEWER,
    "second": Role.SECOND_REVIEWER,
    "third": Role.THIRD_REVIEWER,
}
REVIEWERS = ("first", "second", "third")


def found() -> None:
    """The county and its people, who sign in with `PASSWORD`."""
    county = make_organisation(COUNTY, name="通江县", centre_name="通江县融媒体中心")
    for name, role in PEOPLE.items():
        user = make_user(name)
        user.set_password(PASSWORD)
        user.save()
        make_member(county, role, user=user)
