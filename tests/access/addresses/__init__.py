"""The table of addresses: every URL of the node, a line each."""

from tests.access.address import Address
from tests.access.addresses import (
    account,
    assets,
    below,
    desk,
    edit,
    gather,
    insight,
    liaison,
    node,
    ops,
    plan,
    publish,
    review,
    wall,
)

FACES = (node, account, desk, gather, plan, edit, review, publish, liaison, insight, below, assets, wall, ops)
TABLE: dict[str, Address] = {address.name: address for face in FACES for address in face.ADDRESSES}
