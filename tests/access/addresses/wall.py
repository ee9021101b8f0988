"""The big screen."""

from rongmei.domains.planning.api import SEE
from tests.access.address import page

ADDRESSES = (page("wall:board", SEE),)
