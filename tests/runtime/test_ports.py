import os
import socket

import psutil
import pytest

from rongmei.runtime import ports
from rongmei.runtime.trouble import Trouble
from tests.support.servers import free_port


def test_a_free_port_is_ours() -> None:
    ports.require("127.0.0.1", free_port())


def test_a_busy_port_names_its_holder_and_the_next_port() -> None:
    with socket.socket() as holder:
        holder.bind(("127.0.0.1", 0))
        holder.listen()
        number = holder.getsockname()[1]
        with pytest.raises(Trouble) as refused:
            ports.require("127.0.0.1", number)
    said = str(refused.value)
    assert f"（{os.getpid()}）" in said
    assert f"PORT={number + 1}" in said


def test_a_holder_that_cannot_be_known_is_another_program(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_kind: str) -> None:
        raise psutil.AccessDenied

    monkeypatch.setattr(psutil, "net_connections", refuse)
    with socket.socket() as holder:
        holder.bind(("127.0.0.1", 0))
        holder.listen()
        with pytest.raises(Trouble, match="别的程序"):
            ports.require("127.0.0.1", holder.getsockname()[1])


def test_a_port_without_permission_asks_for_a_higher_one(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_self: socket.socket, _address: object) -> None:
        raise PermissionError

    monkeypatch.setattr(socket.socket, "bind", refuse)
    with pytest.raises(Trouble, match="1024"):
        ports.require("127.0.0.1", 80)
