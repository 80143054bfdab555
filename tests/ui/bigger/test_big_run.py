"""What the stage gets of a setup stays small, whatever is looked at."""

from ui.bigger.big_run import big_stage
from ui.experiment.bigger import BiggerExperiment
from ui.experiment.task import Drawn
from ui.stage.big_score import BigView

MOST = 300_000
LARGEST = BiggerExperiment(
    Drawn(count=500), hidden=(8,) * 6, activations=("tanh",) * 6, batch_size=250, epochs=400
)


def test_gradients_beside_the_parameters_cost_keyframes() -> None:
    assert len(big_stage(LARGEST, BigView(edges="weight"))) < MOST
    assert len(big_stage(LARGEST, BigView(edges="gradient"))) < MOST
