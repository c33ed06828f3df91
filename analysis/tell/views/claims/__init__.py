"""Claims to look at: the grid as a table, every telling, and what phrases would find."""
