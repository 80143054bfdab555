"""Generated samples: the same on every machine, balanced, in their box, and of their shape."""

from dataclasses import FrozenInstanceError
from hashlib import sha256
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nn_core import GENERATORS, Samples, generate

KINDS = [
    (name, classes)
    for name, generator in GENERATORS.items()
    for classes in generator.class_counts or (None,)
]
# Written down once, for 100 samples, 20 % noise and seed 7: in ten-thousandths as whole numbers.
DIGESTS = {
    ("circles", 2): "016e874b6806a7b3",
    ("moons", 2): "ddb87e546ad5e331",
    ("xor", 2): "e238bce4a3f28406",
    ("gaussians", 2): "b70b4bfad7cb8a2f",
    ("gaussians", 3): "309bc91ffa22f3e2",
    ("gaussians", 4): "5639d1a7c961308b",
    ("spirals", 2): "5358bdc7379dfe93",
    ("spirals", 3): "54e7c8e2f0cb1852",
    ("spirals", 4): "ba7fec764673cfef",
    ("sine", 2): "2c8a657585d21920",
    ("checkerboard", 2): "1746bb71fbda5fea",
    ("plane", None): "591efd167eb8dd7b",
    ("hills", None): "d07dede1f836ec79",
    ("and-gate", 2): "fb60155191dd1081",
    ("or-gate", 2): "6a3f59b810ad9121",
    ("xor-gate", 2): "1078334d16ae292f",
}


@st.composite
def generated(draw: st.DrawFn) -> tuple[str, Samples]:
    name, classes = draw(st.sampled_from(KINDS))
    samples = generate(
        name,
        draw(st.integers(10, 1000)),
        noise=draw(st.floats(0, 50)),
        seed=draw(st.integers(0, 10**9)),
        classes=classes,
    )
    return name, samples


@pytest.mark.parametrize(("name", "classes"), KINDS)
def test_the_same_seed_gives_the_same_bits_on_every_machine(name: str, classes: int | None) -> None:
    samples = generate(name, 100, noise=20, seed=7, classes=classes)
    rows = np.column_stack([samples.features, samples.targets])
    whole = np.rint(rows * 10_000).astype("<i8")
    assert sha256(whole.tobytes()).hexdigest()[:16] == DIGESTS[name, classes]
    # Dividing whole numbers is exact to the last bit, and so the floats are the same as well.
    assert (whole / 10_000).tobytes() == rows.tobytes()


@given(generated())
def test_all_samples_lie_in_one_box(case: tuple[str, Samples]) -> None:
    _, samples = case
    assert samples.features.shape == (len(samples), 2)
    assert samples.targets.shape == (len(samples),)
    assert np.abs(samples.features).max() <= 6.0
    assert np.isfinite(samples.targets).all()


@given(generated())
def test_classes_are_balanced(case: tuple[str, Samples]) -> None:
    name, samples = case
    if GENERATORS[name].regression:
        assert samples.classes == 0
        assert np.abs(samples.targets).max() <= 2.0
    else:
        kinds, counts = np.unique(samples.targets, return_counts=True)
        assert kinds.tolist() == [*range(samples.classes)]
        assert np.ptp(counts) <= 1


@pytest.mark.parametrize(("name", "classes"), KINDS)
def test_another_seed_and_more_noise_give_other_samples(name: str, classes: int | None) -> None:
    first, other = (generate(name, 50, noise=20, seed=seed, classes=classes) for seed in (0, 1))
    assert not np.array_equal(first.features, other.features)
    calm, noisy = (generate(name, 500, noise=noise, classes=classes) for noise in (0, 50))
    moved = not np.array_equal(calm.features, noisy.features)
    assert moved or not np.array_equal(calm.targets, noisy.targets)


RULES = {
    "circles": lambda x1, x2: np.hypot(x1, x2) < 2.5,
    "moons": None,
    "xor": lambda x1, x2: x1 * x2 < 0,
    "gaussians": None,
    "spirals": None,
    "sine": lambda x1, x2: x2 > 2.5 * np.sin(x1),
    "checkerboard": lambda x1, x2: (x1 // 2.5 + x2 // 2.5) % 2 == 1,
    "plane": lambda x1, x2: (x1 + x2) / 10,
    "hills": None,
    "and-gate": lambda x1, x2: (x1 > 0) & (x2 > 0),
    "or-gate": lambda x1, x2: (x1 > 0) | (x2 > 0),
    "xor-gate": lambda x1, x2: (x1 > 0) ^ (x2 > 0),
}


@pytest.mark.parametrize("name", [name for name, rule in RULES.items() if rule])
def test_without_noise_a_map_has_its_rule_and_with_noise_exceptions(name: str) -> None:
    calm = generate(name, 1000)
    rule: Any = RULES[name]
    expected = rule(*calm.features.T)
    np.testing.assert_allclose(calm.targets, expected, atol=2e-4)
    noisy = generate(name, 1000, noise=50)
    away = np.abs(noisy.targets - rule(*noisy.features.T)) > 1e-3
    assert 0.02 < away.mean() < 1.0


def test_without_noise_the_classes_keep_a_gap() -> None:
    assert np.abs(generate("xor", 1000).features).min() >= 0.3
    radius = np.hypot(*generate("circles", 1000).features.T)
    assert not ((radius > 2.501) & (radius < 3.499)).any()
    to_the_edge = np.abs((generate("checkerboard", 1000).features + 1.25) % 2.5 - 1.25)
    assert to_the_edge.min() >= 0.2999


def test_moons_are_two_half_circles_in_one_another() -> None:
    samples = generate("moons", 400)
    for kind, middle, side in ((0, (-1.5, -0.75), 1), (1, (1.5, 0.75), -1)):
        x1, x2 = (samples.features[samples.targets == kind] - middle).T
        np.testing.assert_allclose(np.hypot(x1, x2), 3.0, atol=2e-4)
        assert (side * x2 > -1e-3).all()


@pytest.mark.parametrize("classes", [2, 3, 4])
def test_gaussians_are_clouds_around_centres_of_equal_distance(classes: int) -> None:
    samples = generate("gaussians", 1000, classes=classes)
    clouds = [samples.features[samples.targets == kind] for kind in range(classes)]
    centres = np.array([cloud.mean(axis=0) for cloud in clouds])
    np.testing.assert_allclose(np.hypot(*centres.T), np.sqrt(8.0), atol=0.15)
    np.testing.assert_allclose(centres.mean(axis=0), 0.0, atol=0.1)
    np.testing.assert_allclose([cloud.var(axis=0) for cloud in clouds], 0.5, atol=0.15)
    # As in the playground of the source: the second of two classes is top right.
    if classes == 2:
        np.testing.assert_allclose(centres, [[-2, -2], [2, 2]], atol=0.15)


def test_noise_widens_gaussians_to_a_variance_of_4_less_what_leaves_the_box() -> None:
    samples = generate("gaussians", 1000, noise=50)
    spread = samples.features[samples.targets == 1].var(axis=0)
    assert ((spread > 3.0) & (spread < 4.2)).all()


@pytest.mark.parametrize("classes", [2, 3, 4])
def test_arms_of_a_spiral_are_one_arm_turned(classes: int) -> None:
    samples = generate("spirals", 100 * classes, classes=classes)
    arms = [samples.features[samples.targets == kind] for kind in range(classes)]
    ordered = [arm[np.argsort(np.hypot(*arm.T))] for arm in arms]
    first = ordered[0] @ [1, 1j]
    for kind, arm in enumerate(ordered):
        np.testing.assert_allclose(
            arm @ [1, 1j], first * np.exp(-2j * np.pi * kind / classes), atol=2e-4
        )
    np.testing.assert_allclose(np.abs(first), 5.0 * np.arange(1, 101) / 100, atol=2e-4)


def test_noise_moves_samples_of_a_curve_by_its_share_at_most() -> None:
    for name, reach in (("spirals", 1.0), ("moons", 3.0)):
        calm, noisy = (generate(name, 1000, noise=noise, seed=3) for noise in (0, 10))
        moved = np.abs(noisy.features - calm.features)
        assert 0.09 * reach < moved.max() <= 0.1 * reach + 2e-4
        assert np.array_equal(noisy.targets, calm.targets)


def test_hills_have_three_peaks_and_three_pits() -> None:
    samples = generate("hills", 1000)
    tips = np.array([[-4, 2.5], [0, 2.5], [4, 2.5], [-4, -2.5], [0, -2.5], [4, -2.5]])
    distance = np.linalg.norm(samples.features[:, None] - tips, axis=2)
    heights = np.clip(1 - distance / 2, 0, 1) @ [1, -1, 1, -1, 1, -1]
    np.testing.assert_allclose(samples.targets, heights, atol=2e-4)
    assert samples.targets.min() < -0.8
    assert samples.targets.max() > 0.8


def test_classes_come_in_no_order() -> None:
    # Sorted rows would make plain gradient descent in table order forget one class for another.
    targets = generate("spirals", 1000).targets
    changes = np.abs(np.diff(targets)).sum()
    assert 400 < changes < 600


def test_samples_never_change() -> None:
    samples = generate("circles", 10)
    with pytest.raises(FrozenInstanceError):
        samples.classes = 3  # type: ignore[misc]
    for numbers in (samples.features, samples.targets):
        with pytest.raises(ValueError, match="read-only"):
            numbers[0] = 0.0
    with pytest.raises(TypeError, match="does not support item assignment"):
        GENERATORS["circles"] = GENERATORS["moons"]  # type: ignore[index]
    assert repr(samples) == "Samples(10, 2 classes)"
    assert repr(generate("plane", 10)) == "Samples(10, regression)"


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ({"name": "stars"}, "the generator must be one of circles, moons, .*, not 'stars'"),
        ({"count": 9}, "count must be a whole number of at least 10, not 9"),
        ({"count": 1001}, "count must be at most 1000 samples, not 1001"),
        ({"count": 20.0}, "count must be a whole number"),
        ({"noise": -1}, "noise must be from 0 to 50 percent, not -1"),
        ({"noise": 51}, "noise must be from 0 to 50 percent, not 51"),
        ({"noise": float("nan")}, "noise must be finite"),
        ({"seed": -1}, "seed must be a whole number of at least 0"),
        ({"classes": 3}, "circles can have 2 classes, not 3"),
        ({"name": "spirals", "classes": 5}, "spirals can have 2 or 3 or 4 classes, not 5"),
        ({"name": "plane", "classes": 2}, "plane is a regression: leave the classes out"),
    ],
)
def test_a_bad_argument_is_told_in_one_sentence(arguments: dict[str, Any], sentence: str) -> None:
    with pytest.raises(ValueError, match=rf"^{sentence}.*\.$"):
        generate(**{"name": "circles", **arguments})
