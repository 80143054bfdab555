"""Eight things to do with a bigger network, each with a goal that the run itself shows to be met.

All are judged by samples that training never sees. The data are those of the challenge in every
part of the run, and as many are held out: else a check says so instead of judging.
"""

from ui.experiment.bigger import BiggerExperiment
from ui.experiment.challenge import Challenge
from ui.experiment.judges import (
    RACE,
    a_low_loss,
    beat_sgd,
    few_neurons,
    no_dead_relu,
    no_hidden_layer,
    over_the_edge,
    overfit_and_cure,
)
from ui.experiment.task import Drawn
from ui.language.words import N_

CHALLENGES = (
    Challenge(
        N_("XOR with three"),
        N_(
            "Get {goal} % of the held-out points right with three hidden neurons at most, of x1 "
            "and x2 alone. One neuron draws one line: how many does XOR take?"
        ),
        N_(
            "Put all three into one layer; if that is not enough, ReLU bends more sharply than "
            "tanh, and Adam goes other ways than SGD."
        ),
        BiggerExperiment(Drawn("xor", 0, 400), hidden=(1,), activations=("tanh",)),
        few_neurons(3, plain=True),
        97,
    ),
    Challenge(
        N_("Spirals with twenty"),
        N_(
            "Get {goal} % of the held-out points right with twenty hidden neurons at most. Where "
            "they stand, what they take in and how they are trained is yours."
        ),
        N_(
            "Sines wave by themselves: take sin x1 and sin x2 in, or train three layers with Adam "
            "at a rate of 0.01."
        ),
        BiggerExperiment(Drawn("spirals", 0, 400)),
        few_neurons(20),
        95,
    ),
    Challenge(
        N_("No layer at all"),
        N_(
            "Get {goal} % of the held-out points right without any hidden layer. Which inputs turn "
            "a ring into a straight edge?"
        ),
        N_(
            "Inside or outside is a matter of the distance from the middle, and a distance is made "
            "of squares."
        ),
        BiggerExperiment(Drawn("circles", 0, 400), hidden=(), activations=()),
        no_hidden_layer,
        98,
    ),
    Challenge(
        N_("By heart, and cured"),
        N_(
            "Make the network so large that it learns its few samples by heart, and the held-out "
            "loss rises. Then find an L2 penalty with which it ends below its lowest without one."
        ),
        N_(
            "Two layers of eight neurons are large enough; then look for the rate of the penalty "
            "between 0.003 and 0.1."
        ),
        BiggerExperiment(Drawn("moons", 40, 60), hidden=(1,), activations=("tanh",)),
        overfit_and_cure,
    ),
    Challenge(
        N_("Over the edge"),
        N_(
            "Find a learning rate at which this neuron's numbers leave all bounds, though at half "
            "of it they learn. Nothing else may change."
        ),
        N_(
            "Go up in small steps: half of the first rate at which the run breaks off is one that "
            "still learns."
        ),
        BiggerExperiment(
            Drawn("plane", 0, 250), hidden=(), activations=(), learning_rate=0.01, epochs=300
        ),
        over_the_edge,
    ),
    Challenge(
        N_("Rescue the dead"),
        N_(
            "Six ReLUs, and all give 0 to everybody by the end. Keep the six alive and get {goal} "
            "% of the held-out points right."
        ),
        N_(
            "Large steps push a ReLU to where it gives 0 to everybody: take a smaller rate, or a "
            "leaky ReLU, which lets a little through there."
        ),
        BiggerExperiment(
            Drawn("circles", 0, 300),
            hidden=(6,),
            activations=("ReLU",),
            learning_rate=3.0,
            epochs=300,
        ),
        no_dead_relu,
        95,
    ),
    Challenge(
        N_("Beat SGD"),
        N_(
            "Plain SGD has run this race at five rates. Change only the optimizer, its rate and "
            "its schedule, and end at half of its best held-out loss."
        ),
        N_(
            "RMSprop gives each number a rate of its own: a tenth of the rate that is best for SGD "
            "is enough for it."
        ),
        RACE,
        beat_sgd,
    ),
    Challenge(
        N_("Not yes or no"),
        N_(
            "Three hills and three pits: here the output is a height. Bring the held-out "
            "loss down to {goal}, with any network."
        ),
        N_(
            "Without a hidden layer it stays flat: give it two, and train them with Adam at a rate "
            "of 0.01."
        ),
        BiggerExperiment(Drawn("hills", 0, 400), hidden=(), activations=(), learning_rate=0.03),
        a_low_loss,
        0.02,
    ),
)
