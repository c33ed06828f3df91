"""How several outlets tell one event: tone, hedging and attribution, every number traceable to its words."""

from importlib import import_module
from types import ModuleType

__version__ = "0.1.0"
_ROOMS = ("read", "mark", "compare", "tell")


def __getattr__(name: str) -> ModuleType:
    """A room, loaded when it is first asked for: `import analysis` alone loads none."""
    if name in _ROOMS:
        return import_module(f"analysis.{name}")
    raise AttributeError(f"module 'analysis' has no attribute {name!r}")


def __dir__() -> list[str]:
    return [*_ROOMS, "__version__"]
