"""Titles before names, and what their bearers lead: "prime minister", "Secretary of State", "gen"."""

from collections.abc import Iterator

from dateline.knowledge.load import Knowledge
from dateline.mentions.actors.columns import Columns
from dateline.mentions.actors.drafts import Scene
from dateline.mentions.actors.roles import join_words, split_words

TITLE_LISTS = (
    "heads_of_state", "heads_of_government", "leaders", "members", "offices", "ranks", "honorifics",
    "politicians", "professions",
)  # fmt: skip


class TitleTable:
    """All titles by their last word, longest first."""

    def __init__(self, knowledge: Knowledge) -> None:
        titles = {
            split_words(title) for name in TITLE_LISTS for title in knowledge.words(f"titles.{name}")
        } | {split_words(title.lower()) for entry in knowledge.bundle.actors for title in entry.leader_titles}
        self.by_last: dict[str, list[tuple[str, ...]]] = {}
        for title in sorted(titles, key=lambda words: (-len(words), words)):
            self.by_last.setdefault(title[-1], []).append(title)
        self.short_forms = dict(line.split() for line in knowledge.words("titles.short_forms"))
        self.offices: dict[tuple[str, str | None], str] = {}
        for entry in knowledge.bundle.actors:
            for written in entry.leader_titles:
                self.offices.setdefault((written.lower(), entry.country), entry.id)

    def ending_at(self, columns: Columns, token: int) -> tuple[str, ...]:
        """The longest title whose last word is ``token``; empty where there is none."""
        for title in self.by_last.get(columns.lower[token].rstrip("."), ()):
            start = token - len(title) + 1
            if columns.same_sentence(start, token) and all(
                columns.lower[start + place].rstrip(".") == word for place, word in enumerate(title)
            ):
                return title
        return ()

    def spelt_out(self, words: tuple[str, ...]) -> Iterator[str]:
        """A title, its last word, and what that is short for ("gen")."""
        yield join_words(words).replace("-", " ")
        yield words[-1]
        if words[-1] in self.short_forms:
            yield self.short_forms[words[-1]]

    def led_by(self, scene: Scene, words: tuple[str, ...], state: str, person: str | None) -> str | None:
        """What the bearer of a title of a state leads: an office of its own, or the government."""
        if scene.has(words[0], "understudies"):
            return None
        country = scene.country_of(state)
        endings = [join_words(words[place:]) for place in range(len(words))]
        entry = scene.knowledge.actors.get(person) if person else None
        for title in endings:
            if (title, country) in self.offices:
                return self.offices[title, country]
            for office in entry.offices if entry else ():
                if _same_title(office.title, title) and scene.country_of(office.of) == country:
                    return office.of
        if scene.has(endings[0], "military_heads"):
            return scene.organ(state, "military")
        is_first = any(scene.has(endings[0], name) for name in ("heads_of_state", "heads_of_government"))
        return scene.organ(state, "government") if is_first else None


def _same_title(written: str, told: str) -> bool:
    return written.lower().replace("defense", "defence") == told.replace("defense", "defence")


def compile_titles(knowledge: Knowledge) -> TitleTable:
    """The title table of a knowledge."""
    return TitleTable(knowledge)
