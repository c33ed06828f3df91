"""What holds for every test."""

from hypothesis import HealthCheck, settings

# How long an example takes hangs on who else uses the machine: it tells nothing of what is tested.
settings.register_profile("unhurried", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("unhurried")
