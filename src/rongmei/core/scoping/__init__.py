"""Who may see and write which organisation's rows: one scope, scoped managers, row-level security behind."""

from rongmei.core.scoping.scope import Scope, ScopeMissing, ScopeViolation, current, scoped

__all__ = ["Scope", "ScopeMissing", "ScopeViolation", "current", "scoped"]
