"""The local database: schema, migrations, repositories and the window queries of the screens."""
