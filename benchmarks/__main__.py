"""``./dev bench [NAME…] [--save] [--lower-floor] [--limit N] [--show N]``."""

import argparse
import sys
from collections.abc import Callable, Mapping
from functools import partial

from benchmarks import (
    ablation,
    agreement,
    article,
    calibration,
    encoder,
    entities,
    places,
    plover,
    speed,
    times,
    voices,
)
from benchmarks.harness import Options, run_benchmark

Run = Callable[[Options], int]
SETS: Mapping[str, tuple[str, Run]] = {
    "ablation": (ablation.ABOUT, ablation.run_ablation),
    "agreement": (agreement.ABOUT, agreement.run_agreement),
    "article": (article.ABOUT, article.run_article),
    "speed": (speed.ABOUT, speed.run_speed),
    "calibration": (calibration.ABOUT, calibration.run_calibration),
    "encoder": (encoder.ABOUT, encoder.run_encoder),
    "entities": (entities.BENCHMARK.about, partial(run_benchmark, entities.BENCHMARK)),
    "places": (places.BENCHMARK.about, partial(run_benchmark, places.BENCHMARK)),
    "plover": (plover.BENCHMARK.about, partial(run_benchmark, plover.BENCHMARK)),
    "times": (times.BENCHMARK.about, partial(run_benchmark, times.BENCHMARK)),
    "voices": (voices.BENCHMARK.about, partial(run_benchmark, voices.BENCHMARK)),
}


def main(arguments: list[str]) -> int:
    """Run the sets named, or all; 1 where one fell below a floor."""
    lines = "\n".join(f"  {name:10} {about}" for name, (about, _) in SETS.items())
    parser = argparse.ArgumentParser(
        prog="./dev bench",
        description="Measure the reader on annotated texts.",
        epilog=f"sets:\n{lines}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("sets", nargs="*", metavar="NAME", help="sets to run (all, if none is named)")
    parser.add_argument("--save", action="store_true", help="store the result and raise the floors to it")
    parser.add_argument(
        "--lower-floor", action="store_true", help="with --save: accept a score below its floor"
    )
    parser.add_argument(
        "--limit", type=int, metavar="N", help="only the first N documents; compared with nothing"
    )
    parser.add_argument("--show", type=int, default=10, metavar="N", help="changed documents to print (10)")
    given = parser.parse_args(arguments)
    if unknown := [name for name in given.sets if name not in SETS]:
        parser.error(f"there is no set {unknown[0]!r}; there are {', '.join(SETS)}")
    if given.lower_floor and not given.save:
        parser.error("--lower-floor goes with --save")
    options = Options(given.save, given.lower_floor, given.limit, given.show)
    failed = [name for name in given.sets or SETS if SETS[name][1](options)]
    if failed:
        print(f"below a floor: {', '.join(failed)}", file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
