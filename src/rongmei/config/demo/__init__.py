"""The demonstration world: a province, a city, its counties, one county's working day. All of it is invented."""

from collections.abc import Callable

from rongmei.config.demo import world


def load(*, say: Callable[[str], object]) -> None:
    """Load the world where it is not loaded yet, saying what is being done; safe to repeat.

    Args:
        say: prints one line.
    """
    say("· 正在建立演示单位和账号 (organisations and accounts)")
    world.load_tree()
    world.load_people()


def welcome(address: str) -> str:
    """What is printed once everything runs: addresses, accounts, the password.

    Args:
        address: of the node, e.g. "http://127.0.0.1:8000".
    """
    return f"\n  工作台 (the desk)  {address}/desk/\n  密码 (password)  {world.demo_password()}\n"
