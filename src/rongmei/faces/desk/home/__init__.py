"""今日: the day on one page."""
