"""Pictures and other material: checked on the way in, kept by hash, described, with their rights."""
