"""What is being done, how far it is, and how long it will still take: on stderr, gone when it is done."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

from tqdm import tqdm

tqdm.monitor_interval = 0  # no thread beside this one: processes are forked while a bar stands
Step = Callable[[str, float], object]
_BAR = "{desc} {percentage:3.0f}% |{bar}| {elapsed}, about {remaining} left"


@contextmanager
def steps(title: str, weights: Mapping[str, float]) -> Iterator[Step]:
    """A function that is told what is done now, and the share of it that is done already.

    `weights` are the steps in their order, each with the time that it takes beside the others.
    """
    names = list(weights)
    before = {name: sum(weights[one] for one in names[:at]) for at, name in enumerate(names)}
    with tqdm(total=sum(weights.values()), bar_format=_BAR, leave=False) as bar:

        def step(name: str, share: float) -> None:
            done = before[name] + share * weights[name]
            if done >= bar.n:  # what is drawn already is not drawn again
                bar.set_description_str(f"{title}: {name}", refresh=False)
                bar.n = done
                bar.refresh()

        yield step
