"""What programs outside are spoken to in."""
