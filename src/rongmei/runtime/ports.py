"""Is the port ours to take, and who has it otherwise?"""

import socket

import psutil

from rongmei.runtime.trouble import Trouble


def require(host: str, port: int) -> None:
    """Do nothing when the port can be listened on.

    Raises:
        Trouble: it cannot; the sentence names the process that holds it when that can be known.
    """
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except PermissionError:
            raise Trouble(f"没有权限使用端口 {port}：请换用 1024 以上的端口，例如 PORT=8000。") from None
        except OSError:
            raise Trouble(
                f"端口 {port} 正被{_holder(port)}占用。请先停止它，或换一个端口，例如 PORT={port + 1} make demo。"
                f" (Port {port} is busy.)"
            ) from None


def _holder(port: int) -> str:
    try:
        for link in psutil.net_connections("tcp"):
            if link.laddr and link.laddr.port == port and link.status == psutil.CONN_LISTEN and link.pid:
                return f"进程 {psutil.Process(link.pid).name()}（{link.pid}）"
    except psutil.Error:
        pass
    return "别的程序"
