"""The newsroom's workbench."""
