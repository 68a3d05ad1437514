"""Use cases: who asks what, with which result. Each authorises, then reads or writes once."""
