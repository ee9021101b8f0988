"""Outside sockets are closed: only this machine answers."""

import pytest
from pytest_socket import socket_allow_hosts


@pytest.fixture(autouse=True)
def closed_doors() -> None:
    """Every test may reach the loopback and nothing else."""
    socket_allow_hosts(["127.0.0.1", "::1", "localhost"], allow_unix_socket=True)
