"""Who reads: told apart for a day, followed nowhere, and not a program."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from rongmei.domains.insight.adapters.readers import DaySalt, is_bot, origin_of
from rongmei.domains.insight.enums import Origin

TODAY = date(2026, 11, 24)
WECHAT = (
    "Mozilla/5.0 (Linux; Android 13; V2183A; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/116.0.0.0"
    " Mobile Safari/537.36 XWEB/1160065 MicroMessenger/8.0.47.2560(0x28002F30) WeChat/arm64 NetType/WIFI Language/zh_CN"
)
WEIBO = "Mozilla/5.0 (Linux; Android 10; MI 9) AppleWebKit/537.36 Mobile Safari/537.36 Weibo (MI 9__weibo__12.3.2)"
CHROME = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0 Safari/537.36"
PEOPLE = [
    WECHAT,
    WEIBO,
    CHROME,
    "Mozilla/5.0 (iPhone; CPU iPhone OS 17_2 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148",
    "Mozilla/5.0 (Windows NT 10.0; WOW64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/86.0 Safari/537.36 QIHU 360EE",
    "Mozilla/5.0 (Linux; U; Android 12; zh-CN; PEEM00) AppleWebKit/537.36 UCBrowser/15.5.8.1228 Mobile Safari/537.36",
    "Mozilla/5.0 (Linux; Android 12; HarmonyOS; ELS-AN00) AppleWebKit/537.36 HuaweiBrowser/14.0.2.311 Mobile",
    "Mozilla/5.0 (Linux; Android 11; Mi 10; wv) AppleWebKit/537.36 Mobile Safari/537.36 baiduboxapp/13.10.0.11",
    "Mozilla/5.0 (Linux; U; Android 11; zh-cn; M2012K11AC) AppleWebKit/537.36 MQQBrowser/13.5 Mobile Safari/537.36",
]
PROGRAMS = [
    "",
    "   ",
    "Mozilla/5.0 (compatible; Baiduspider/2.0; +http://www.baidu.com/search/spider.html)",
    "Sogou web spider/4.0(+http://www.sogou.com/docs/help/webmasters.htm#07)",
    "Mozilla/5.0 (Linux; Android 5.0) AppleWebKit/537.36 Mobile Safari/537.36 (compatible; Bytespider)",
    "Mozilla/5.0 (compatible; YisouSpider/5.0; +http://www.yisou.com/help/webmaster/spider_guide.html)",
    "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; bingbot/2.0) Chrome/116.0 Safari/537.36",
    "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/150.0 Safari/537.36",
    "python-requests/2.31",
    "curl/8.5.0",
    "Go-http-client/1.1",
]


@pytest.mark.parametrize("agent", PEOPLE)
def test_people_are_counted(agent: str) -> None:
    assert not is_bot(agent)


@pytest.mark.parametrize("agent", PROGRAMS)
def test_programs_are_not(agent: str) -> None:
    assert is_bot(agent)


@pytest.fixture
def salt(tmp_path: Path) -> DaySalt:
    return DaySalt(tmp_path / "run" / "salt")


def number(salt: DaySalt, day: date = TODAY, *, centre: str = "511921", address: str = "a", agent: str = "b") -> int:
    return salt.reader(day, centre=centre, address=address, agent=agent)


def test_a_reader_is_the_same_all_day_and_in_every_process(salt: DaySalt) -> None:
    assert number(salt) == number(salt) == number(DaySalt(salt.path))


def test_readers_differ_by_address_browser_and_centre(salt: DaySalt) -> None:
    numbers = {
        number(salt),
        number(salt, address="c"),
        number(salt, agent="c"),
        number(salt, centre="511922"),
        number(salt, address="ab", agent=""),
    }
    assert len(numbers) == 5


def test_nobody_can_be_followed_to_the_next_day(salt: DaySalt) -> None:
    today, kept = number(salt), salt.path.read_bytes()
    tomorrow = number(salt, TODAY + timedelta(days=1))
    assert today != tomorrow
    for path in salt.path.parent.iterdir():
        assert kept not in path.read_bytes()


def test_a_request_that_began_yesterday_does_not_bring_its_salt_back(salt: DaySalt) -> None:
    tomorrow = TODAY + timedelta(days=1)
    first = number(salt, tomorrow)
    number(salt)
    assert number(salt, tomorrow) == first


def test_the_salt_goes_with_its_day(salt: DaySalt) -> None:
    assert not salt.forget(TODAY)
    number(salt)
    assert not salt.forget(TODAY)
    assert salt.path.exists()
    assert salt.forget(TODAY + timedelta(days=1))
    assert not salt.path.exists()


def test_a_spoiled_salt_is_made_anew(salt: DaySalt) -> None:
    number(salt)
    salt.path.write_text("{")
    assert number(salt) == number(salt)
    salt.path.write_text("{")
    assert salt.forget(TODAY)


def test_only_the_node_can_read_the_salt(salt: DaySalt) -> None:
    number(salt)
    assert salt.path.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    ("referrer", "agent", "inside", "origin"),
    [
        ("", CHROME, False, Origin.DIRECT),
        ("", CHROME, True, Origin.OWN),
        ("", WECHAT, True, Origin.OWN),
        ("", WECHAT, False, Origin.WECHAT),
        ("mp.weixin.qq.com", CHROME, False, Origin.WECHAT),
        ("", WEIBO, False, Origin.WEIBO),
        ("m.weibo.cn", CHROME, False, Origin.WEIBO),
        ("t.cn", CHROME, False, Origin.WEIBO),
        ("www.baidu.com", CHROME, False, Origin.SEARCH),
        ("m.baidu.com", WECHAT, False, Origin.SEARCH),
        ("tieba.baidu.com", CHROME, False, Origin.OTHER),
        ("wap.sogou.com", CHROME, False, Origin.SEARCH),
        ("www.so.com", CHROME, False, Origin.SEARCH),
        ("cn.bing.com", CHROME, False, Origin.SEARCH),
        ("www.google.com.hk", CHROME, False, Origin.SEARCH),
        ("notgoogle.com", CHROME, False, Origin.OTHER),
        ("www.scol.com.cn", CHROME, False, Origin.OTHER),
    ],
)
def test_where_readers_come_from(referrer: str, agent: str, inside: bool, origin: Origin) -> None:
    assert origin_of(referrer=referrer, agent=agent, inside=inside) == origin
