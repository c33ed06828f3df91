"""What the grid of claims is still laid out with, by hand. It goes when that grid is HTML alone."""
