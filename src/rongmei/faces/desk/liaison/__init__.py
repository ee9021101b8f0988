"""报送: what other organisations submitted, what was handed up, and what became of either."""
