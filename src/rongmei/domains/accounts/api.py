"""The door of accounts."""

from rongmei.domains.accounts.queries import actor_for_session, actor_of, memberships_of

__all__ = ["actor_for_session", "actor_of", "memberships_of"]
