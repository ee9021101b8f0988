"""Webhooks: which addresses hear of which deeds."""
