"""The history as a CSV file: a row for each epoch."""

import csv
from io import StringIO

from ui.experiment.experiment import PARAMETERS, Experiment, run


def history_csv(experiment: Experiment) -> str:
    """Epoch, loss and the nine numbers, from epoch 0, which is before any training.

    Numbers are written so that reading them back gives the same floats to the last bit.

    Raises:
        ValueError: if the numbers are so large that not even the first loss is finite.
    """
    history = run(experiment)
    file = StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(["epoch", "loss", *PARAMETERS])
    losses, parameters = history.loss.tolist(), history.parameters.tolist()
    for epoch, (loss, numbers) in enumerate(zip(losses, parameters, strict=True)):
        writer.writerow([epoch, loss, *numbers])
    return file.getvalue()
