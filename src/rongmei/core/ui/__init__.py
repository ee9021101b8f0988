"""What every face shares: base templates, tags, navigation, and the guard of views (`guard.requires`)."""
