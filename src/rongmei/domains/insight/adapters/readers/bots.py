"""Programs that read: they are left out of every figure."""

from functools import lru_cache

from crawleruseragents import is_crawler


@lru_cache(maxsize=4096)
def is_bot(agent: str) -> bool:
    """True for a user agent that is empty or on the maintained list of crawlers, tools and headless browsers."""
    return not agent.strip() or bool(is_crawler(agent))
