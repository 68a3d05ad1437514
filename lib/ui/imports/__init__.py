"""The page on which spreadsheets are looked at, brought in and taken back."""
