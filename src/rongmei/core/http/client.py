"""Fetch something from outside within limits of size, time and redirects."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Self

import httpcore
import httpx
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from rongmei.core.http.body import read_body
from rongmei.core.http.guard import GuardedBackend
from rongmei.core.http.hurry import Deadline
from rongmei.core.http.refusals import Unreachable

AGENT = "Rongmei/0.1"


@dataclass(frozen=True, slots=True)
class Response:
    """What came back: final address, status, lower-case headers, and the whole body."""

    url: str
    status: int
    headers: Mapping[str, str]
    content: bytes


class Client:
    """The HTTP client adapters are handed.

    Args:
        networks: private ranges that may be reached (CIDR); the setting's when not given.
        max_bytes: the largest body taken, after decompression.
        seconds: the whole time one request may take, redirects and body included.
        redirects: how many redirects are followed.
    """

    def __init__(
        self,
        *,
        networks: list[str] | None = None,
        max_bytes: int = 20_000_000,
        seconds: float = 30.0,
        redirects: int = 5,
    ) -> None:
        self.max_bytes, self.seconds, self._deadline = max_bytes, seconds, Deadline()
        transport = httpx.HTTPTransport(retries=0)
        ranges = settings.RONGMEI_ALLOWED_NETWORKS if networks is None else networks
        transport._pool = httpcore.ConnectionPool(  # httpx has no public way to give its pool a backend
            ssl_context=httpx.create_ssl_context(),
            network_backend=GuardedBackend(ranges, self._deadline),
            max_connections=10,
        )
        self._client = httpx.Client(
            transport=transport,
            follow_redirects=True,
            max_redirects=redirects,
            timeout=httpx.Timeout(min(10.0, seconds)),
            headers={"user-agent": AGENT, "accept-encoding": "gzip"},
            trust_env=False,
        )

    def get(self, url: str, *, headers: Mapping[str, str] | None = None) -> Response:
        """GET an http or https address.

        Raises:
            PrivateAddress: it leads to an inner address.
            TooLarge: the body is over `max_bytes`.
            Unreachable: anything else that kept an answer from coming; statuses of 400 and over too.
        """
        return self._send("GET", url, headers=dict(headers or {}))

    def post(self, url: str, *, content: bytes, headers: Mapping[str, str] | None = None) -> Response:
        """POST a body; raises as `get` does."""
        return self._send("POST", url, headers=dict(headers or {}), content=content)

    def tell(self, url: str, *, content: bytes, headers: Mapping[str, str]) -> int:
        """POST a body and hear nothing but the status, whatever it is.

        No redirect is followed and nothing of the answer's body is read, so that it can be neither long nor slow.

        Raises:
            PrivateAddress: the address is an inner one.
            Unreachable: no answer came.
        """
        self._deadline.start(self.seconds)
        asked = {"content": content, "headers": dict(headers), "follow_redirects": False}
        with _told_in_words(), self._client.stream("POST", url, **asked) as answer:  # type: ignore[arg-type]
            return answer.status_code

    def close(self) -> None:
        """Close pooled connections."""
        self._client.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_args: object) -> None:
        self.close()

    def _send(self, method: str, url: str, **kwargs: Any) -> Response:
        self._deadline.start(self.seconds)
        with _told_in_words(), self._client.stream(method, url, **kwargs) as answer:
            body = read_body(answer.iter_raw(), answer.headers.get("content-encoding", ""), self.max_bytes)
        if answer.status_code >= 400:
            raise Unreachable(
                _("对方返回错误 %(status)d。") % {"status": answer.status_code}, _("请核对网址，或联系对方。")
            )
        return Response(str(answer.url), answer.status_code, dict(answer.headers), body)


@contextmanager
def _told_in_words() -> Iterator[None]:
    """What httpx says of a failure becomes a refusal."""
    try:
        yield
    except httpx.TooManyRedirects:
        raise Unreachable(_("网址循环跳转。"), _("请在浏览器中打开核对后填写最终网址。")) from None
    except httpx.TimeoutException:
        raise Unreachable(_("对方长时间没有响应。"), _("系统会按计划重试，也可稍后手动重试。")) from None
    except (httpx.HTTPError, httpx.InvalidURL, UnicodeError) as error:
        raise Unreachable(_("无法连接：%(why)s。") % {"why": error}, _("请检查网址和网络。")) from None
