"""The names that knowledge has, found in a text: one automaton over all of them, one pass a document.

Names are compared without case, accents and hyphens ("Al-Qaïda", "al Qaida"); then capitals are asked
for where the name has them, so that "is", "us" and "amal" are left alone. Longer names win.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from ahocorasick_rs import AhoCorasick

from dateline.knowledge.load import Knowledge
from dateline.knowledge.schema import ActorEntry, StateEntry
from dateline.mentions.actors.columns import HYPHENS, MARKUP, NAME_TAGS, NOUN_TAGS, Columns
from dateline.mentions.actors.folding import fold, fold_tokens

# The sorts of a name, the surest first.
SORTS = ("strong", "state", "adjective", "people", "weak", "metonym", "not")
SHORTEST_TITLED_ACRONYM = 4


@dataclass(frozen=True)
class Name:
    """One way to write an entry: ``words`` as knowledge writes them, ``sort`` one of :data:`SORTS`."""

    entry: str
    sort: str
    words: tuple[str, ...]


@dataclass(frozen=True)
class NameHit:
    """Tokens ``[start:end)`` that write a name of ``entry``."""

    start: int
    end: int
    entry: str
    sort: str

    @property
    def is_state(self) -> bool:
        """Whether the hit names a state: by name, adjective, people or capital."""
        return self.sort in ("state", "adjective", "people", "metonym")


@dataclass
class NameTable:
    """All names, compiled. ``names[i]`` are the meanings of the automaton's pattern ``i``."""

    knowledge: Knowledge
    automaton: AhoCorasick
    names: list[tuple[Name, ...]]
    wordlike: frozenset[str]
    asking: frozenset[str]
    titles: frozenset[str]
    fighters: frozenset[str]
    organs: frozenset[str]

    def find(self, columns: Columns, published: str | None) -> tuple[list[NameHit], list[NameHit]]:
        """The known names of a document, longest first where they overlap, in text order.

        The second list holds states named within a longer name and hyphenated there ("Saudi-led coalition").
        """
        spans = self._spans(columns)
        blocked = {
            (name.entry, token)
            for start, end, names in spans
            for name in names
            if name.sort == "not"
            for token in range(start, end)
        }
        fitting = [
            (start, end, kept)
            for start, end, names in spans
            if (
                kept := [
                    name
                    for name in names
                    if name.sort != "not"
                    and (name.entry, start) not in blocked
                    and self._case_fits(name, columns, start, end)
                    and not self._is_before_its_time(name, published)
                ]
            )
        ]
        return self._settle(columns, fitting, published)

    def _spans(self, columns: Columns) -> list[tuple[int, int, tuple[Name, ...]]]:
        text, starts, ends = fold_tokens(columns)
        found = []
        for pattern, start, end in self.automaton.find_matches_as_indexes(text, overlapping=True):
            first, last = starts.get(start), ends.get(end)
            if first is not None and last is not None and columns.same_sentence(first, last):
                found.append((first, last + 1, self.names[pattern]))
        return found

    def _settle(
        self, columns: Columns, fitting: list[tuple[int, int, list[Name]]], published: str | None
    ) -> tuple[list[NameHit], list[NameHit]]:
        sure = {name.entry for _, _, names in fitting for name in names if name.sort in ("strong", "state")}
        countries = Counter(
            self.knowledge.states[name.entry].country
            for _, _, names in fitting
            for name in names
            if name.sort in ("state", "adjective") and name.entry in self.knowledge.states
        )
        hits: list[NameHit] = []
        within: list[NameHit] = []
        taken: set[int] = set()
        for start, end, names in sorted(fitting, key=lambda item: (item[0] - item[1], item[0])):
            if any(token in taken for token in range(start, end)):
                if end in taken and columns.text[end] in HYPHENS and names[0].sort in ("state", "adjective"):
                    within.append(NameHit(start, end, names[0].entry, names[0].sort))
                continue
            kept = [
                name
                for name in names
                if name.sort != "weak" or self._weak_fits(name, names, sure, countries, columns, start, end)
            ]
            if len({name.entry for name in kept}) > 1 and all(name.sort == "weak" for name in kept):
                # "Clinton" after both Clintons: nobody can tell.
                continue
            if kept:
                best = min(kept, key=lambda name: self._rank(name, countries, published))
                hits.append(NameHit(start, end, best.entry, best.sort))
                taken.update(range(start, end))
        return sorted(hits, key=lambda hit: hit.start), within

    def _rank(self, name: Name, countries: Counter[str], published: str | None) -> tuple[int, bool, int]:
        entry = self.knowledge.actors.get(name.entry)
        state = self.knowledge.states.get(name.entry)
        has_ended = bool(entry and entry.end and published and published > entry.end)
        country = entry.country if entry else state.country if state else None
        return SORTS.index(name.sort), has_ended, -countries.get(country or "", 0)

    def _is_before_its_time(self, name: Name, published: str | None) -> bool:
        """A report can tell of what is no more, never of what is not yet there."""
        entry = self.knowledge.actors.get(name.entry)
        if entry is None or entry.start is None or published is None or entry.kind == "person":
            return False
        shared = min(len(entry.start), len(published))
        return published[:shared] < entry.start[:shared]

    def _weak_fits(
        self,
        name: Name,
        rivals: Iterable[Name],
        sure: set[str],
        countries: Counter[str],
        columns: Columns,
        start: int,
        end: int,
    ) -> bool:
        """Whether a weak name may stand alone: its full name is told, or title or country speak for it."""
        if name.entry in sure:
            return True
        entry = self.knowledge.actors.get(name.entry)
        if entry is None or any(other.entry != name.entry for other in rivals):
            return False
        if entry.kind in ("rebel", "militia") and end < len(columns) and columns.lower[end] in self.fighters:
            return True
        if entry.kind == "person":
            # "President Assad", "Gen. Haftar": the title does what the first name would do; else the country.
            if start > 0 and columns.lower[start - 1].rstrip(".") in self.titles:
                return True
            if self._leads_organ(columns, end):
                return True
            is_local = countries[entry.country or ""] > 1
            return is_local and _acts(columns, end - 1) and _stands_alone(columns, start, end)
        if entry.kind in ("media", "company") or entry.country is None or not countries:
            return False
        return countries.most_common(1)[0][0] == entry.country

    def _leads_organ(self, columns: Columns, end: int) -> bool:
        """ "Assad's forces", "the Obama administration": the noun behind shows whose name it is."""
        if columns.same_sentence(end - 1, end) and columns.tag[end] == "POS":
            end += 1
        return columns.same_sentence(end - 1, end) and columns.lower[end] in self.organs

    def _case_fits(self, name: Name, columns: Columns, start: int, end: int) -> bool:
        words = [
            columns.text[token] for token in range(start, end) if columns.text[token] not in HYPHENS | MARKUP
        ]
        if columns.sentence_of[start] in columns.shouting:
            return not (len(words) == 1 and self._is_word_in_capitals(columns, start))
        if len(words) != len(name.words):
            return columns.is_capital(start) or not name.words[0][:1].isupper()
        if (
            len(words) == 1
            and words[0].lower() in self.wordlike
            and not self._is_wordlike_name(columns, start)
        ):
            return False
        return all(
            _written_like(form, word, columns.tag[end - 1])
            for form, word in zip(name.words, words, strict=True)
        )

    def _is_wordlike_name(self, columns: Columns, token: int) -> bool:
        """Whether "IS", "WHO" or "Hit" is a name where it stands ("It IS true" is not)."""
        if columns.tag[token] in NAME_TAGS:
            return True
        if token > 0 and columns.same_sentence(token - 1, token) and columns.lower[token - 1] in self.asking:
            return False
        following = token + 1
        is_modifier = columns.same_sentence(token, following) and columns.tag[following] in NOUN_TAGS
        return columns.text[token].isupper() and (is_modifier or columns.tag[token] in NOUN_TAGS)

    def _is_word_in_capitals(self, columns: Columns, token: int) -> bool:
        """In a headline all in capitals a short acronym is read as the word that it looks like.

        "WHERE IS THE ARMY" against "US TROOPS LEAVE BASRA": only what opens a sentence before a noun stays.
        """
        if columns.lower[token] not in self.wordlike:
            return False
        opens = not columns.same_sentence(token - 1, token)
        follows = columns.same_sentence(token, token + 1)
        before_noun = follows and columns.tag[token + 1] in NOUN_TAGS | {"JJ"}
        is_name = opens or (columns.lower[token] == "us" and columns.tag[token] in NAME_TAGS)
        return not (before_noun and is_name)


def compile_names(knowledge: Knowledge) -> NameTable:
    """All names of the knowledge in one automaton (1,500 entries take some 20 ms).

    A name without any capital would match plain words, and is passed over.
    """
    meanings: dict[str, dict[Name, None]] = {}
    is_composed = _composed_names(knowledge)
    for name in _all_names(knowledge):
        key = " ".join(name.words)
        if len(key) > 1 and key != key.lower() and not is_composed(name.entry, fold(key)):
            meanings.setdefault(fold(key), {})[name] = None
    title_words = knowledge.word_set(
        "titles.ranks", "titles.honorifics", "titles.politicians", "titles.heads_of_state", "titles.offices",
        "titles.heads_of_government", "titles.leaders",
    )  # fmt: skip
    fighters = {f"{word}s" for word in knowledge.words("roles.person_rebel")}
    return NameTable(
        knowledge,
        AhoCorasick(list(meanings)),
        [tuple(names) for names in meanings.values()],
        knowledge.word_set("roles.wordlike_names"),
        knowledge.word_set("roles.before_verb_is"),
        frozenset(title.split()[-1] for title in title_words),
        knowledge.word_set("roles.body_rebel", "roles.person_unknown") | fighters | {"gunmen", "group"},
        knowledge.word_set("roles.body_military", "roles.body_armed", "roles.body_government"),
    )


def _composed_names(knowledge: Knowledge) -> Callable[[str, str], bool]:
    """Whether a name of an entry is a state's adjective and a role ("Eritrean forces"), and it is that organ.

    Such names are put together in the text instead, so that "Ethiopian and Eritrean forces" or "Congolese
    government forces" are not cut short by them.
    """
    roles = {fold(role) for organ in ORGAN_LISTS for role in knowledge.words(f"roles.body_{organ}")}
    owners: dict[str, list[str]] = {}
    for state in knowledge.bundle.states:
        spoken = [fold(name) for name in (*state.adjectives, state.name, *state.names)]
        for entry in state.organs.values():
            owners.setdefault(entry, []).extend(spoken)

    def is_composed(entry: str, name: str) -> bool:
        return any(
            name.startswith(f"{owner} ") and name[len(owner) + 1 :] in roles
            for owner in owners.get(entry, ())
        )

    return is_composed


ORGAN_LISTS = ("military", "armed", "government", "police", "intelligence")


def _all_names(knowledge: Knowledge) -> Iterator[Name]:
    for state in knowledge.bundle.states:
        yield from _state_names(state)
    for entry in knowledge.bundle.actors:
        yield from _entry_names(entry)


def _state_names(state: StateEntry) -> Iterator[Name]:
    for sort, written in (
        ("state", (state.name, *state.names)),
        ("adjective", state.adjectives),
        ("people", state.people),
        ("metonym", state.metonyms),
    ):
        for text in written:
            yield Name(state.id, sort, _words(text))


def _entry_names(entry: ActorEntry) -> Iterator[Name]:
    is_weak = entry.name in entry.weak
    for sort, written in (
        ("strong", entry.strong if is_weak else (entry.name, *entry.strong)),
        ("weak", entry.weak),
        ("not", entry.not_in),
    ):
        for text in written:
            yield Name(entry.id, sort, _words(text))


def _words(text: str) -> tuple[str, ...]:
    words = tuple(text.replace("-", " ").replace("‑", " ").split())
    return words[1:] if len(words) > 1 and words[0].lower() == "the" else words


def _written_like(form: str, word: str, tag: str) -> bool:
    """Whether ``word`` has the capitals that ``form`` asks for."""
    if not form[:1].isupper():
        return True
    if len(form) > 1 and form.isupper():
        is_titled = word.istitle() and len(form) >= SHORTEST_TITLED_ACRONYM and tag in NOUN_TAGS
        return word.isupper() or is_titled
    return word[:1].isupper()


def _acts(columns: Columns, token: int) -> bool:
    """Whether a bare surname acts, or owns: in a list of towns "al-Baghdadi" is one of them."""
    return columns.dep[token] in ("nsubj", "nsubjpass", "poss", "agent") and columns.tag[token] in NAME_TAGS


def _stands_alone(columns: Columns, start: int, end: int) -> bool:
    """Whether no other capitalised word stands beside a surname ("Maher Assad", "Assad Street")."""
    before, after = start - 1, end
    is_led = columns.same_sentence(start, before) and columns.tag[before] in NAME_TAGS
    is_followed = columns.same_sentence(start, after) and columns.tag[after] in NAME_TAGS
    return columns.tag[end - 1] in NAME_TAGS and not is_led and not is_followed
