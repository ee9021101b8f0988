"""发: signed stories go to channels; the public site is baked; corrections show, withdrawals leave a tombstone."""
