"""The home page: cards, the map with its panel, the areas beside it."""
