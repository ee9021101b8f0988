"""Neither DNS nor a redirect leads inside."""

import socket

import pytest
from tests.support.web import answer, serving

from rongmei.core.http import Client, PrivateAddress, Unreachable
from rongmei.core.http.guard import allowed

PUBLIC = "93.184.215.14"


def resolve(monkeypatch: pytest.MonkeyPatch, *answers: list[str]) -> list[str]:
    """Answer each look-up with the next list; returns what was looked up."""
    asked: list[str] = []

    def look_up(host: str, port: int, **_kwargs: object) -> list[tuple[object, ...]]:
        asked.append(host)
        found = answers[min(len(asked), len(answers)) - 1]
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port)) for address in found]

    monkeypatch.setattr("socket.getaddrinfo", look_up)
    return asked


def connections(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Refuse every connection; returns where they were to go."""
    went: list[str] = []

    def connect(address: tuple[str, int], *_args: object, **_kwargs: object) -> None:
        went.append(address[0])
        raise ConnectionRefusedError

    monkeypatch.setattr("socket.create_connection", connect)
    return went


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "0.0.0.0", "100.64.0.1", "224.0.0.1",
     "255.255.255.255", "::1", "fe80::1", "fc00::1", "::ffff:127.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "::"],
)  # fmt: skip
def test_every_kind_of_inner_address_is_refused(address: str) -> None:
    assert not allowed(address, [])


@pytest.mark.parametrize("address", [PUBLIC, "2606:2800:21f:cb07:6820:80da:af6b:8b2c", "::ffff:93.184.215.14"])
def test_public_addresses_are_not(address: str) -> None:
    assert allowed(address, [])


def test_the_loopback_is_refused_until_it_is_named() -> None:
    with serving(lambda _head: [answer(b"in")]) as address:
        with Client(networks=[]) as client, pytest.raises(PrivateAddress) as refused:
            client.get(address)
        with Client(networks=["127.0.0.0/8"]) as client:
            assert client.get(address).content == b"in"
    assert "RONGMEI_ALLOWED_NETWORKS" in str(refused.value)


def test_the_setting_names_the_networks(settings: object) -> None:
    settings.RONGMEI_ALLOWED_NETWORKS = ["127.0.0.0/8"]  # type: ignore[attr-defined]
    with serving(lambda _head: [answer(b"in")]) as address, Client() as client:
        assert client.get(address).content == b"in"


def test_a_redirect_to_an_inner_address_is_refused() -> None:
    with (
        serving(lambda _head: [answer(status="302 Found", location="http://10.0.0.1/admin")]) as address,
        Client(networks=["127.0.0.0/8"]) as client,
        pytest.raises(PrivateAddress, match=r"10\.0\.0\.1"),
    ):
        client.get(address)


def test_a_name_with_one_inner_address_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    resolve(monkeypatch, [PUBLIC, "10.0.0.1"])
    went = connections(monkeypatch)
    with Client(networks=[]) as client, pytest.raises(PrivateAddress):
        client.get("http://twofaced.example/")
    assert went == []


def test_a_name_that_turns_inward_after_the_check_gains_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = resolve(monkeypatch, [PUBLIC], ["127.0.0.1"])
    went = connections(monkeypatch)
    with Client(networks=[]) as client, pytest.raises(Unreachable):
        client.get("http://rebinding.example/")
    assert asked == ["rebinding.example"]
    assert went == [PUBLIC]


def test_a_name_nobody_has_is_told_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    def nobody(*_args: object, **_kwargs: object) -> None:
        raise socket.gaierror

    monkeypatch.setattr("socket.getaddrinfo", nobody)
    with Client(networks=[]) as client, pytest.raises(Unreachable, match=r"nobody\.example"):
        client.get("https://nobody.example/")
