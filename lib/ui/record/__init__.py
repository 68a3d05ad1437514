"""The page on which activities are recorded, planned, answered for and corrected."""
