"""What a signature under a story covers."""

from rongmei.domains.review.api import Item
from rongmei.domains.stories.adapters.content import Content


def signed_items(story: int, master: str, content: Content) -> list[Item]:
    """Everything the signature covers: the master, and of every picture its bytes in each size and its label."""
    items = [Item("master", str(story), master)]
    for shown in content.pictures:
        items.append(Item("asset", str(shown.asset), f"sha256:{shown.sha256}"))
        items += [Item("rendition", f"{shown.asset}:{size}", f"sha256:{h}") for size, h in shown.renditions.items()]
        items.append(Item("label", str(shown.asset), shown.label))
    return items
