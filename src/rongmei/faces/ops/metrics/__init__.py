"""Figures for Prometheus: requests as they are counted, and how the node stands when it is asked."""
