"""What changed between two days: cards, maps, areas and the villages behind them."""
