"""Organisations, plainly."""

from rongmei.domains.organisations.models import Organisation


def make_organisation(code: str = "511921", **fields: object) -> Organisation:
    """An organisation of the tree, a county unless told otherwise."""
    values = {"name": f"县{code}", "level": "county", **fields}
    return Organisation.objects.create(code=code, **values)
