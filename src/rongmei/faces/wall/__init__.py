"""The wall: today's board across a room, with no hand near it."""
