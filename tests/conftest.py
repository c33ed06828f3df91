"""What holds for every test."""

import os
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, settings
from support.polnear_part import part  # noqa: F401 - a fixture

# How long an example takes hangs on who else uses the machine: it tells nothing of what is tested.
# Every run tries the same examples: a change lands or not by what it does, never by the draw.
settings.register_profile(
    "unhurried",
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("unhurried")


def pytest_configure(config):
    """Kept tables, and what else is written where nothing else is said, go to a folder of the run's own."""
    folder = TemporaryDirectory(prefix="analysis-tests-")
    config.add_cleanup(folder.cleanup)
    os.environ["ANALYSIS_OUTPUT"] = folder.name
