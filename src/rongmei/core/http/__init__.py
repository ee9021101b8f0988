"""The one way out: an HTTP client that refuses private addresses, endless bodies and redirect loops."""

from rongmei.core.http.client import Client, Response
from rongmei.core.http.refusals import PrivateAddress, TooLarge, Unreachable

__all__ = ["Client", "PrivateAddress", "Response", "TooLarge", "Unreachable"]
