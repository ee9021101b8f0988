"""评: reach by story, channel and hour."""
