"""Whole articles of ours, read as a coder would: each line of ``expected.yaml`` is one record.

Lines are written as :func:`describe` writes them, so that a difference can be read at a glance.
"""

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from dateline.model import Event, Reading

Read = Callable[..., Reading]
ARTICLES = sorted(path.parent for path in Path(__file__).parent.glob("*/article.txt"))


@pytest.mark.parametrize("folder", ARTICLES, ids=[folder.name for folder in ARTICLES])
def test_article_is_read_as_a_coder_would(folder: Path, read: Read) -> None:
    reading = read((folder / "article.txt").read_text(encoding="utf-8"))
    expected = yaml.safe_load((folder / "expected.yaml").read_text(encoding="utf-8"))
    assert describe(reading) == expected


def describe(reading: Reading) -> dict[str, object]:
    """A reading in the words of ``expected.yaml``."""
    actors = {actor.id: actor.name for actor in reading.actors}
    places = {place.id: f"{place.name} {place.country or ''}".strip() for place in reading.places}
    document = reading.document

    def names(ids: tuple[str, ...]) -> str:
        return ", ".join(actors[item] for item in ids)

    def told(event: Event) -> str:
        where = f"{event.place_relation or ''} {places.get(event.place or '', '?')}".strip()
        who = f"{names(event.actors) or '?'} > {names(event.recipients) or '?'}"
        said = "".join(f" | {actors[link.source]} {link.kind}" for link in event.attribution)
        return (
            f"{event.type}/{event.mode or '-'} {event.status}: {who} | {where} | {event.start or '?'}{said}"
        )

    return {
        "document": f"{document.title} | {document.byline} | {document.published} | {document.place}",
        "events": [told(event) for event in reading.events],
        "quotations": [
            f"{actors.get(item.speaker or '', '?')}: {item.text.text}"
            for item in reading.quotations
            if item.kind != "indirect"
        ],
        "figures": [f"{item.measure} {item.low}..{item.high} {item.who}" for item in reading.figures],
        "control": [
            f"{places[item.place]} {item.state}: {actors.get(item.holder or '', '?')}"
            f" from {actors.get(item.lost_by or '', '?')} | {item.start or '?'}"
            for item in reading.control
        ],
    }
