"""From the last signature to the reader's page: sign, publish, bake, and the page answers."""

import time

import httpx
from tests.support.faults.acts import Publish
from tests.support.faults.node import Node
from tests.support.faults.people import COUNTY

from benchmarks.loop.figures import quantile, tell

STORIES = 40


def measure(node: Node) -> None:
    """`publish.signoff_to_readable`, in seconds as a reader who asks all the time would find."""
    act = Publish(node, stories=STORIES)
    with httpx.Client(base_url=node.address, trust_env=False) as reader:
        waits = [_wait(act, reader, story, review) for story, review in act.stories]
    act.close()
    tell("publish.signoff_to_readable.p50", quantile(waits, 0.5), "s")
    tell("publish.signoff_to_readable.p95", quantile(waits, 0.95), "s")


def _wait(act: Publish, reader: httpx.Client, story: int, review: int) -> float:
    began = time.perf_counter()
    act.approve("third", review)
    assert act.desk("editor").publish(story)
    while reader.get(f"/site/{COUNTY}/ninjs/{story}.json").status_code != 200:
        time.sleep(0.005)
    return time.perf_counter() - began
