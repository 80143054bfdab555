"""What the pages share: the experiment, its controls, and the figures that show a run."""
