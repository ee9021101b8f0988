"""审: circuits as rows, reviews of anything a higher domain registers, and the signed manifest at the end."""
