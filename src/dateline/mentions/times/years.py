"""Whether four digits are a year: "in 2014", "the 2003 invasion"; not "2000 men" or "Resolution 1973"."""

from dateline.mentions.times.words import Line

EARLIEST, LATEST = 1000, 2100
# Before this a bare year needs a sure sign ("in 1863"): most such numbers count something.
MODERN = 1900


def year_at(line: Line, index: int) -> int | None:
    """The year that the token at ``index`` tells, ``None`` where it is a count, a name or anything else."""
    value = line.number(index, EARLIEST, LATEST) if len(line.word(index)) == 4 else None
    if value is None or not _leads(line, index, value):
        return None
    return None if _is_counting(line, index, value) else value


def _leads(line: Line, index: int, value: int) -> bool:
    """Whether what stands before lets a year follow."""
    before = line.word(index - 1)
    is_sure = line.has(index - 1, "year_leads_sure") or before in line.words.months
    if value < MODERN:
        return is_sure
    if is_sure or before == "" or line.has(index - 1, "year_leads"):
        return not (before in ("(", ",") and line.word(index - 2).isdecimal() and line.word(index - 2) == "")
    if before in ("-", "–", "/"):
        return line.number(index - 2, EARLIEST, LATEST) is not None
    # "Syria's 2011 uprising"; "Resolution 1973", "Flight 1549" are names.
    return line.token(index - 1).tag_ in ("POS", "PRP$", "JJ", ":", "RB", "``", "WP", "WDT", "IN")


def _is_counting(line: Line, index: int, value: int) -> bool:
    """Whether a noun behind the digits is counted by them ("killed 2014 people", "of 2000 men")."""
    noun = _noun_behind(line, index)
    if noun is None:
        return False
    if line.has(index + 1, "units_all"):
        return True
    is_people = line.word(noun) in line.people
    if line.has(index - 1, "year_leads_sure"):
        # "In 2014 rebels took the town", but "in 2000 men": a round number counts.
        return is_people and value % 100 == 0
    is_definite = line.token(index - 1).tag_ in ("DT", "POS", "PRP$") if index > line.start else False
    is_plural = line.token(noun).tag_ in ("NNS", "NNPS")
    return (is_people and (is_plural or not is_definite)) or (is_plural and not is_definite)


def _noun_behind(line: Line, index: int) -> int | None:
    """The noun of the noun phrase that the number stands in, at most four tokens on."""
    for step in range(1, 5):
        if index + step >= line.end:
            return None
        tag = line.token(index + step).tag_
        if tag in ("NNS", "NNPS"):
            return index + step
        if tag in ("NN", "NNP"):
            following = line.token(index + step + 1).tag_ if index + step + 1 < line.end else ""
            if following not in ("NN", "NNS", "NNP", "NNPS"):
                return index + step
        elif tag not in ("JJ", "VBN", "HYPH"):
            return None
    return None
