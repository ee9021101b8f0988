"""What we change in django-allauth's way of signing in."""

from typing import Any, ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from rongmei.domains.accounts import api


class Adapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Plain sentences, a lock-out by account whatever host name is asked for, and a trace in the journal."""

    error_messages: ClassVar[dict[str, Any]] = {
        **DefaultAccountAdapter.error_messages,
        "username_password_mismatch": _("账号或密码不对。请检查后再试；忘记密码请联系本单位系统管理员重置。"),
        "too_many_login_attempts": _("密码错误次数过多，此账号已暂时锁定。请5分钟后再试，或联系本单位安全管理员解除。"),
        "account_inactive": _("此账号已停用。请联系本单位系统管理员。"),
        "incorrect_code": _("验证码不对。请核对手机时间后输入最新的6位数字，或使用一个恢复码。"),
    }

    sentences: ClassVar[dict[str, Any]] = {
        "account/messages/password_changed.txt": _("密码已修改。"),
        "mfa/messages/totp_activated.txt": _("第二验证已开启。"),
        "mfa/messages/totp_deactivated.txt": _("第二验证已关闭。"),
        "mfa/messages/recovery_codes_generated.txt": _("恢复码已换新，原来的已失效。"),
        "usersessions/messages/sessions_logged_out.txt": _("其他设备已退出。"),
    }

    def add_message(
        self,
        request: HttpRequest,
        level: int,
        message_template: str | None = None,
        *args: Any,  # noqa: ARG002 (allauth calls it so)
        **kwargs: Any,  # noqa: ARG002 (allauth calls it so)
    ) -> None:
        """Say what is worth saying; that one has signed in or out is seen."""
        sentence = self.sentences.get(message_template or "")
        if sentence:
            messages.add_message(request, level, str(sentence))

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:  # noqa: ARG002 (allauth calls it so)
        """By account alone: allauth's own key holds the host name, which the asker chooses."""
        return api.attempts_key(str(credentials.get("username", "")))

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Count the attempt; the one that locks the account is journalled."""
        try:
            super().pre_authenticate(request, **credentials)
        except ValidationError:
            api.note_lock_out(username=str(credentials.get("username", "")))
            raise

    def login(self, request: HttpRequest, user: Any) -> None:
        """Open the session and journal it."""
        super().login(request, user)
        api.note_sign_in(user=user.pk)

    def set_password(self, user: Any, password: str) -> None:
        """A person's own change settles the one that was asked of them."""
        user.must_change_password = False
        super().set_password(user, password)
        api.note_password_change(user=user.pk)

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        """On to the day's work."""
        return str(self.get_login_redirect_url(request))
