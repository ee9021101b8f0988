"""The loop measured on a node as `rongmei up` starts it: pages, publication, ingest, desk, journal."""
