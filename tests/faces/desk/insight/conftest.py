"""The lake and the stories of the domain's tests."""

from tests.domains.insight.conftest import node, published

__all__ = ["node", "published"]
