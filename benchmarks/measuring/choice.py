"""The option of the benchmarks' command lines that chooses the engines to measure."""

from argparse import ArgumentParser, ArgumentTypeError
from collections.abc import Callable, Sequence

from benchmarks.engine import OURS


def add_engines_option(
    parser: ArgumentParser, known: Sequence[str], load: Callable[[str], object]
) -> None:
    """Add the option `--engines` to a command line; engines that cannot be loaded are refused."""
    parser.add_argument(
        "--engines",
        type=lambda value: chosen_engines(value, known, load),
        default=(OURS,),
        metavar="NAME,…",
        help=f"peers to stand beside Bantin: {', '.join(each for each in known if each != OURS)}",
    )


def chosen_engines(
    value: str, known: Sequence[str], load: Callable[[str], object]
) -> tuple[str, ...]:
    """Return Bantin and the named peers, each once; raises ArgumentTypeError."""
    names = tuple(dict.fromkeys((OURS, *value.split(","))))
    unknown = [each for each in names if each not in known]
    if unknown:
        raise ArgumentTypeError(f"unknown: {', '.join(unknown)}; known: {', '.join(known)}")
    for name in names:
        try:
            load(name)
        except ModuleNotFoundError as error:
            raise ArgumentTypeError(
                f"{name}: {error}; pip install --group benchmarks (Lucene: as its module tells)"
            ) from error
    return names
