"""The main path: from manuscripts to readings. A reader finds any sentence's way through the system here."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Literal

from spacy.language import Language

from dateline import __version__
from dateline.knowledge.gazetteer import Gazetteer, load_gazetteer
from dateline.knowledge.load import Knowledge, load_knowledge
from dateline.language.analysis import Analysis
from dateline.language.encoding.decode import BARS
from dateline.language.encoding.reading import SILENT, encode
from dateline.language.encoding.session import load_encoder
from dateline.language.parse import analyse, load_parser
from dateline.language.triage import make_triage
from dateline.mentions.actors.finder import find_actors
from dateline.mentions.actors.home import settle_home
from dateline.mentions.found import Mentions, name_tokens
from dateline.mentions.numbers import find_numbers
from dateline.mentions.places.finder import find_places
from dateline.mentions.times.finder import find_times
from dateline.model import Manuscript, Note, Reading
from dateline.statements.context import Context
from dateline.statements.control import draft_control
from dateline.statements.events.teller import tell_events
from dateline.statements.figures.teller import tell_figures
from dateline.statements.lexicon import Lexicon
from dateline.statements.records import Recorder, Stated, actors_of_reading
from dateline.statements.relations.teller import tell_relations
from dateline.statements.voices.attribution import attribute
from dateline.statements.voices.speakers import whom_we_means

BATCH = 32
ReadBy = Literal["frames", "encoder", "both"]


class Reader:
    """Reads manuscripts. Loading costs seconds and is done once; reading is a plain function of the text.

    Args:
        knowledge: what to know; our own knowledge where none is given.
        model: name of an installed spaCy English pipeline; the pinned one where none is given.
        read_by: what finds events: the knowledge's frames, the encoder, or both together.
    """

    def __init__(
        self, knowledge: Knowledge | None = None, model: str | None = None, read_by: ReadBy = "both"
    ) -> None:
        self.knowledge = knowledge or load_knowledge()
        self.nlp: Language = load_parser(model)
        overlay = self.knowledge.folders[1] if len(self.knowledge.folders) > 1 else None
        self.gazetteer: Gazetteer = load_gazetteer(overlay)
        self.lexicon = Lexicon(self.knowledge)
        self.uses_frames = read_by != "encoder"
        self.encoder = None if read_by == "frames" else load_encoder()
        self.triage = make_triage(self.knowledge, self.encoder.telling) if self.encoder else None
        self.version = f"{__version__}+{self.nlp.meta['name']}-{self.nlp.meta['version']}"

    def read(self, manuscripts: Iterable[Manuscript]) -> Iterator[Reading]:
        """Read manuscripts in a stream, in order; memory does not grow with their number."""
        stream = iter(manuscripts)
        while batch := list(islice(stream, BATCH)):
            for analysis in analyse(batch, self.nlp, self.triage):
                yield self._read_or_note(analysis)

    def read_analysis(self, analysis: Analysis) -> Reading:
        """One document: find who, where, when and how many; then what is stated, and by whom."""
        context, notes = self.find_mentions(analysis)
        actors, places, times, numbers = context.mentions.parts
        voices = attribute(analysis, self.knowledge, actors)
        happenings, event_notes = tell_events(context)
        recorder = Recorder(context, voices)
        events = recorder.events(happenings)
        counts = tell_figures(analysis, self.knowledge, times, numbers)
        figures = recorder.figures(counts, happenings, events)
        ties = tell_relations(analysis, self.knowledge, actors, places, whom_we_means(voices, context))
        relations = recorder.relations(ties, events)
        control = recorder.control(draft_control(happenings, context), events)
        stated: Stated = (*events, *figures, *relations, *control)
        return Reading(
            document=analysis.document,
            actors=actors_of_reading(actors.records.values(), stated),
            places=tuple(places.records.values()),
            events=events,
            quotations=recorder.quotations(voices.quotations),
            figures=figures,
            relations=relations,
            control=control,
            notes=(*notes, *event_notes, *voices.notes),
            pipeline=self.version,
            knowledge=self.knowledge.version,
        )

    def _read_or_note(self, analysis: Analysis) -> Reading:
        """The reading; of a document on which a stage fails, an empty one that says so.

        One report in a hundred thousand that meets a fault of ours must not cost the others.
        """
        try:
            return self.read_analysis(analysis)
        except Exception as error:
            fault = f"not read, by a fault of Dateline's; please report it ({type(error).__name__}: {error})"
            note = Note(stage="pipeline", message=fault)
            return Reading(document=analysis.document, notes=(note,), pipeline=self.version)

    def find_mentions(self, analysis: Analysis) -> tuple[Context, tuple[Note, ...]]:
        """Actors first, since many carry a place's name; then places, times and numbers."""
        encoded = encode(analysis, self.encoder, BARS) if self.encoder else SILENT
        actors = find_actors(analysis, self.knowledge, encoded)
        taken = name_tokens(actors, self.knowledge.states)
        places = find_places(analysis, self.knowledge, self.gazetteer, taken)
        actors = settle_home(actors, places, self.knowledge)
        times, time_notes = find_times(analysis, self.knowledge)
        numbers = find_numbers(analysis, self.knowledge)
        mentions = Mentions(actors, places, times, numbers)
        context = Context(analysis, self.knowledge, self.lexicon, mentions, encoded, self.uses_frames)
        return context, (*actors.notes, *places.notes, *time_notes)
