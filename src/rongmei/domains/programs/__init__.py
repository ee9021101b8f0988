"""What programs are told, and told again."""
