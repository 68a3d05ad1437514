"""Everything that speaks SQL, on SQLite and PostgreSQL alike."""
