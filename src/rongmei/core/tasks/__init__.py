"""Background work: tasks that carry ids only and run inside a scope: `task.task`, `task.every`."""
