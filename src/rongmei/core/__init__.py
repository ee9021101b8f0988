"""What every domain needs: scope, permissions, journal, tasks, files, search, registry, http, notify, i18n."""
