"""Wiki, Markdown and stray HTML marks, masked so that the words between them stay where they are.

Every function gives back a text as long as the one it took. Only marks that stand as such are taken:
"5*3", "snake_case" and "[FAL]" are text. Headings, bullets and tables are marks of lines and are
read with the lines.
"""

import re
from functools import cache

from dateline.intake.characters import GAP, blank
from dateline.intake.ledger import Ledger
from dateline.intake.wording import words

_REFERENCE = re.compile(r"<ref\b[^<>]{0,300}/>|<ref\b[^<>]{0,300}>[^<>]{0,3000}</ref>", re.I)
_BREAKING_TAG = re.compile(r"</?(?:br|p|div|li|ul|ol|h[1-6]|tr|table|blockquote)\b[^<>]{0,300}>", re.I)
_TAG = re.compile(
    r"</?(?:b|i|u|em|strong|span|small|sup|sub|font|a|img|hr|td|th|nowiki)\b[^<>]{0,500}>", re.I
)
_BRACES = re.compile(r"\{\{|\}\}|\{\||\|\}")
_WIKI_FILE = re.compile(
    r"\[\[(?:File|Image|Category|Media):[^\[\]]{0,500}(?:\[\[[^\[\]]{0,200}\]\][^\[\]]{0,500}){0,9}\]\]", re.I
)
_WIKI_LINK = re.compile(r"\[\[(?:([^\[\]|\n]{0,200})\|)?([^\[\]|\n]{1,200})\]\]")
_WIKI_URL = re.compile(r"\[(?:https?:)?//[^\s\[\]]{1,500}( [^\[\]\n]{1,200})?\]")
_IMAGE = re.compile(r"!\[[^\[\]\n]{0,300}\]\([^()\n]{0,1000}\)")
_LINK = re.compile(
    r"\[([^\[\]\n]{1,300})\]\((?:https?:|/|#|mailto:)[^()\s]{0,1000}(?: \"[^\"\n]{0,200}\")?\)"
)
_FOOTNOTE = re.compile(rf"(?<=[\w.,;:!?\"'”’)\]{GAP}])" + r"(?:\[(?:note |nb |n )?\d{1,3}\])+", re.I)
_STARS = re.compile(
    r"(?<![\w*\\])(\*{1,3})(?=[^\s*])([^*\n]{0,300}(?:\n[^*\n]{1,300})?)(?<=[^\s*])\1(?![\w*])"
)
_UNDERSCORES = re.compile(r"(?<![\w/])(_{1,2})(?=[^\s_])([^_\n]{0,300})(?<=[^\s_])\1(?![\w/])")
_APOSTROPHES = re.compile(r"'{2,5}")
_LATEX_QUOTES = re.compile(r"``(?=\S)([^`\n]{1,5000}?)''")


def strip_markup(text: str, ledger: Ledger) -> str:
    """``text``, as long as before, with marks masked by gaps and line-breaking tags by line breaks."""
    if "<" in text:
        text = _mask_tags(text, ledger)
    is_wiki = "[[" in text or "'''" in text or "\n==" in text
    if "{{" in text or "{|" in text:
        text = _mask_templates(text, ledger)
    if "[" in text:
        text = _mask_brackets(text, ledger)
    if "*" in text:
        text = _STARS.sub(_between_marks, text)
    if "_" in text:
        text = _UNDERSCORES.sub(_between_marks, text)
    if "``" in text:
        text = _LATEX_QUOTES.sub(lambda found: f'"{GAP}{found[1]}"{GAP}', text)
    if "''" in text:
        text = _APOSTROPHES.sub(blank if is_wiki else _as_quote, text)
    return text


def _mask_tags(text: str, ledger: Ledger) -> str:
    text, comments = _mask_comments(text)
    text, references = _REFERENCE.subn(blank, text)
    text, breaks = _BREAKING_TAG.subn(lambda found: "\n" + GAP * (len(found[0]) - 1), text)
    text, tags = _TAG.subn(blank, text)
    ledger.count("left out: tags of HTML in plain text", comments + references + breaks + tags)
    return text


def _mask_comments(text: str) -> tuple[str, int]:
    """Mask ``<!-- … -->`` by plain search: a pattern would look for each end that is not there anew."""
    parts: list[str] = []
    at = 0
    while (start := text.find("<!--", at)) >= 0 and (end := text.find("-->", start)) >= 0:
        parts += (text[at:start], GAP * (end + 3 - start))
        at = end + 3
    return "".join((*parts, text[at:])), len(parts) // 2


def _mask_templates(text: str, ledger: Ledger) -> str:
    """Mask ``{{…}}`` and ``{|…|}``, which nest; what is never closed stays."""
    open_at: list[tuple[str, int]] = []
    closes = {"}}": "{{", "|}": "{|"}
    masked: list[tuple[int, int]] = []
    for found in _BRACES.finditer(text):
        if found[0] not in closes:
            open_at.append((found[0], found.start()))
        elif open_at and open_at[-1][0] == closes[found[0]]:
            start = open_at.pop()[1]
            while masked and masked[-1][0] > start:
                masked.pop()
            masked.append((start, found.end()))
    parts: list[str] = []
    at = 0
    for start, end in masked:
        parts += (text[at:start], GAP * (end - start))
        at = end
    ledger.count("left out: wiki templates and tables", len(masked))
    return "".join((*parts, text[at:]))


def _mask_brackets(text: str, ledger: Ledger) -> str:
    if "[[" in text:
        text = _WIKI_FILE.sub(blank, text)
        text = _WIKI_LINK.sub(lambda found: _keep(found, 2), text)
    text = _WIKI_URL.sub(lambda found: _keep(found, 1), text)
    if "](" in text:
        text = _LINK.sub(lambda found: _keep(found, 1), _IMAGE.sub(blank, text))
    text, notes = _FOOTNOTE.subn(blank, text)
    ledger.count("left out: footnote marks", notes)
    text, remarks = _editorial().subn(blank, text)
    ledger.count("left out: editors' remarks in brackets", remarks)
    return text


@cache
def _editorial() -> re.Pattern[str]:
    capitals = "|".join(words("furniture.editorial_capitals"))
    any_case = "|".join(words("furniture.editorial"))
    return re.compile(rf"\[(?:{capitals}|(?i:{any_case}))\]")


def _keep(found: re.Match[str], group: int) -> str:
    """One group of a match, with gaps around it."""
    if found[group] is None:
        return blank(found)
    before = found.start(group) - found.start()
    return GAP * before + found[group] + GAP * (found.end() - found.end(group))


def _between_marks(found: re.Match[str]) -> str:
    marks = GAP * len(found[1])
    return f"{marks}{found[2]}{marks}"


def _as_quote(found: re.Match[str]) -> str:
    """Two apostrophes are a quotation mark where the text is no wiki's."""
    return '"' + GAP if len(found[0]) == 2 else found[0]
