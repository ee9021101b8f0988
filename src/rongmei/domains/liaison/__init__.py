"""Linkage between organisations: packages up and back, adoption, corrections, withdrawals and their receipts."""
