"""What is printed once everything runs: addresses, accounts, the password, how to stop."""

import unicodedata

from rongmei.config.demo.cast import CAST, CENTRES, PASSWORD, demo_password

ROLES = {
    "jizhe": ("记者", "reporter"),
    "jizhe2": ("摄像记者", "camera"),
    "bianji": ("编辑", "editor"),
    "yishen": ("一审", "first reviewer"),
    "ershen": ("二审", "second reviewer"),
    "sanshen": ("三审 总编", "third reviewer, chief editor"),
    "zhiban": ("值班", "duty desk"),
    "zhuren": ("中心主任", "director"),
    "xitong": ("系统管理员", "system administrator"),
    "anquan": ("安全管理员", "security administrator"),
    "shenji": ("审计管理员", "audit administrator"),
    "tongxun": ("通讯员", "correspondent"),
}
WIDTH = 14


def welcome(address: str, host: str = "127.0.0.1") -> str:
    """The greeting.

    Args:
        address: of the node, e.g. "http://127.0.0.1:8000".
        host: what it listens on; anything but this machine itself earns a warning.
    """
    return "\n".join(["", *_addresses(address), "", *_accounts(), *_warning(host), "", *_stopping(), ""])


def _addresses(address: str) -> list[str]:
    return [
        f"  工作台 the desk        {address}/desk/",
        f"  今日大屏 the wall      {address}/wall/",
        f"  通江网站 public site   {address}/site/511921/",
        f"  巴中网站 public site   {address}/site/511900/",
    ]


def _accounts() -> list[str]:
    prefixes = "  ".join(f"{centre.prefix}- {centre.short}" for centre in CENTRES)
    rows = [f"  {_padded(f'tj-{part.suffix}')}{_padded(ROLES[part.suffix][0])}{ROLES[part.suffix][1]}" for part in CAST]
    return [
        f"  密码 password  {demo_password()}   （每个账号都一样 the same for all）",
        "",
        f"  {_padded('账号 account')}{_padded('角色')}role",
        *rows,
        "",
        f"  其他单位换前缀 other centres by prefix: {prefixes}",
    ]


def _warning(host: str) -> list[str]:
    if host in ("127.0.0.1", "localhost", "::1") or demo_password() != PASSWORD:
        return []
    return [
        "",
        "  ! 演示密码人人知道，而本节点对外可见。请用 RONGMEI_DEMO_PASSWORD 换一个，或只在可信网络中演示。",
        "    The well-known password is open to whoever can reach this machine: set RONGMEI_DEMO_PASSWORD.",
    ]


def _stopping() -> list[str]:
    return ["  按 Ctrl-C 停止，数据会保留；make demo-reset 重新开始。", "  Ctrl-C stops everything and keeps the data."]


def _padded(text: str) -> str:
    """Filled up to a column: a Chinese character is two wide."""
    wide = sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)
    return text + " " * max(1, WIDTH - wide)
