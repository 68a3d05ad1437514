"""The page of outreach: how often, in what forms, where it lags."""
