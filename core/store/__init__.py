"""The local database: schema, migrations, repositories and the windows that tables on screen read."""
