"""Tags of the operators' templates."""
