"""Ancestry: wording that articles share, and the text that may stand behind them."""
