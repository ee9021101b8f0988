"""What people and programs look at. Faces use the doors of domains and never import each other."""
