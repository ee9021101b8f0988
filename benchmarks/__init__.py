"""Speed and quality, each runnable alone, each printing one JSON line per figure."""
