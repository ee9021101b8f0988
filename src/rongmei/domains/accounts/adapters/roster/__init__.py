"""Lists of staff as centres keep them: a spreadsheet with 姓名, 账号, 角色 and 部门/岗位."""

from rongmei.domains.accounts.adapters.roster.reading import RosterRow, read

__all__ = ["RosterRow", "read"]
