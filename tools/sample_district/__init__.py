"""The invented district behind data/sample: what its rooms hold, its lists and its three years."""
