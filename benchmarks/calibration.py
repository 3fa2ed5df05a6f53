"""Whether confidences mean what they say: of events told with confidence 0.8, four in five should be right.

Prints the expected calibration error (M. P. Naeini and others, "Obtaining well calibrated probabilities using
Bayesian binning", 2015; ten bins) on the dev and the test part of the corpus, and draws the reliability
diagram. An event counts as right where it is in :mod:`benchmarks.ablation`.
"""

from collections.abc import Sequence
from pathlib import Path

from benchmarks.ablation import tally_reading
from benchmarks.annotated import load_part
from benchmarks.corpora import PROJECT
from benchmarks.harness import Options
from dateline.corpus.parts import Part
from dateline.pipeline import Reader

ABOUT = "whether an event's confidence is the share of right ones (the corpus's dev and test parts)"
BINS = 10
DIAGRAM = PROJECT / "docs" / "pictures" / "reliability.svg"
SIDE, EDGE = 360, 46
Told = Sequence[tuple[float, bool]]
Bin = tuple[float, float, int]


def run_calibration(options: Options) -> int:
    """Print the errors; draw the diagram with ``--save``."""
    reader = Reader()
    parts: tuple[Part, ...] = ("dev", "test")
    drawn: dict[str, list[Bin]] = {}
    print(f"calibration: {ABOUT}")
    for part in parts:
        told = tally_reading(load_part(part)[: options.limit], reader).confidences
        drawn[part] = fill_bins(told)
        print(f"  {part}: {len(told)} events told, expected calibration error {calibration_error(told):.3f}")
        for mean, share, count in drawn[part]:
            print(f"    confidence {mean:.2f}  right {share:.2f}  of {count}")
    if options.save:
        DIAGRAM.parent.mkdir(exist_ok=True)
        DIAGRAM.write_text(draw(drawn), encoding="utf-8")
        print(f"  drawn in {DIAGRAM.relative_to(Path(PROJECT))}")
    return 0


def fill_bins(told: Told) -> list[Bin]:
    """Mean confidence, share of right ones and number, for each tenth that holds any."""
    bins: list[list[tuple[float, bool]]] = [[] for _ in range(BINS)]
    for confidence, is_right in told:
        bins[min(int(confidence * BINS), BINS - 1)].append((confidence, is_right))
    return [
        (sum(c for c, _ in each) / len(each), sum(r for _, r in each) / len(each), len(each))
        for each in bins
        if each
    ]


def calibration_error(told: Told) -> float:
    """The mean distance between confidence and share of right ones, each bin by its number."""
    total = len(told)
    return sum(abs(mean - share) * count for mean, share, count in fill_bins(told)) / total if total else 0.0


def draw(parts: dict[str, list[Bin]]) -> str:
    """The reliability diagram as an SVG picture; a circle's area is the number of events."""
    side = SIDE + 2 * EDGE
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}" width="{side}" height="{side}" '
        'font-family="sans-serif" font-size="12">',
        f'<rect width="{side}" height="{side}" fill="white"/>',
        f'<line x1="{_x(0)}" y1="{_y(0)}" x2="{_x(1)}" y2="{_y(1)}" stroke="#999" stroke-dasharray="4 4"/>',
    ]
    for tenth in range(0, 11, 2):
        at = tenth / 10
        lines.append(f'<line x1="{_x(at)}" y1="{_y(0)}" x2="{_x(at)}" y2="{_y(1)}" stroke="#eee"/>')
        lines.append(f'<line x1="{_x(0)}" y1="{_y(at)}" x2="{_x(1)}" y2="{_y(at)}" stroke="#eee"/>')
        lines.append(f'<text x="{_x(at)}" y="{_y(0) + 18}" text-anchor="middle">{at:.1f}</text>')
        lines.append(f'<text x="{_x(0) - 8}" y="{_y(at) + 4}" text-anchor="end">{at:.1f}</text>')
    colours = {"dev": "#1f6f8b", "test": "#c8553d"}
    for row, (name, bins) in enumerate(parts.items()):
        colour = colours[name]
        path = " ".join(f"{_x(mean)},{_y(share)}" for mean, share, _ in bins)
        lines.append(f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="1.5"/>')
        lines.extend(
            f'<circle cx="{_x(mean)}" cy="{_y(share)}" r="{max(2.0, count**0.5 / 2):.1f}" fill="{colour}" '
            'fill-opacity="0.6"/>'
            for mean, share, count in bins
        )
        lines.append(f'<text x="{_x(0) + 12}" y="{_y(1) + 18 + 16 * row}" fill="{colour}">{name} part</text>')
    middle = side / 2
    lines.append(f'<text x="{middle}" y="{side - 8}" text-anchor="middle">confidence</text>')
    lines.append(
        f'<text x="14" y="{middle}" text-anchor="middle" transform="rotate(-90 14 {middle})">'
        "share of events that are right</text>"
    )
    return "\n".join([*lines, "</svg>"]) + "\n"


def _x(value: float) -> float:
    return round(EDGE + value * SIDE, 1)


def _y(value: float) -> float:
    return round(EDGE + (1 - value) * SIDE, 1)
