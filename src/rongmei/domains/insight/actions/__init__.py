"""The verbs of insight. Readings are measurements: they go to the lake and are not journalled."""
