"""`rongmei up` on a folder of one's own."""

from pathlib import Path

from tests.cli.support import rongmei
from tests.cli.support.node import START_SECONDS, started
from tests.support.waiting import until


def test_an_empty_node_tells_where_to_begin(folder: Path) -> None:
    with started(folder, "up") as node:
        until(node.healthy, START_SECONDS)
        token = rongmei(folder, "setup-token").out.split()[-1]
        assert f"http://127.0.0.1:{node.port}/ops/setup/" in node.said()
        assert token in node.said()
        doctor = rongmei(folder, "doctor", "--lang", "zh", more={"PORT": str(node.port)})
        assert "节点正在运行" in doctor.out
        assert "后台 worker 正常" in doctor.out
        assert node.interrupt() == 0
