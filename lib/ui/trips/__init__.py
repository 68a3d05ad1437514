"""A trip to the overdue villages of a district: its villages, order, plan, people and files."""
