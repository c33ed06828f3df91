"""How several outlets tell one event: tone, hedging and attribution, every number traceable to its words."""

__version__ = "0.1.0"
