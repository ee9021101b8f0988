"""The lake: readings spooled durably, rolled into Parquet, asked through Ibis."""

from rongmei.domains.insight.adapters.lake.engine import opened
from rongmei.domains.insight.adapters.lake.lake import Busy, Lake
from rongmei.domains.insight.adapters.lake.reading import Reading, day_of, hour_number
from rongmei.domains.insight.adapters.lake.rolling import compact, roll
from rongmei.domains.insight.adapters.lake.spool import Spool, spool_of

__all__ = ["Busy", "Lake", "Reading", "Spool", "compact", "day_of", "hour_number", "opened", "roll", "spool_of"]
