"""How hard Hypothesis tries: a little and always the same, so that a run can be had again; or, with
EFFORT=20 in the environment, twenty times as long and anew each time (`make fuzz`)."""

import os

from hypothesis import HealthCheck, settings

EFFORT = int(os.environ.get("EFFORT", "1"))


def steady() -> None:
    """Make it so for all tests."""
    settings.register_profile(
        "steady",
        deadline=None,
        derandomize=EFFORT == 1,
        max_examples=100 * EFFORT,
        suppress_health_check=list(HealthCheck),
    )
    settings.load_profile("steady")


def tries(count: int) -> settings:
    """So many examples for one test, which takes longer or shorter than others."""
    return settings(max_examples=count * EFFORT)
