"""What insight stands on: the lake of readings, and what a request says of who reads."""
