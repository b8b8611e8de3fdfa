"""Read a numeral in words: collect the words that may belong to it, and let the machine value them.

In: tokens, the place of a first word, a lexicon. Out: where the numeral ends and what it is worth.
"""

from __future__ import annotations

from decimal import Decimal

from msgspec import Struct

from verify.language.denominators import parted
from verify.language.edges import DASHES
from verify.language.lexicon import Lexicon
from verify.language.scales import value_of
from verify.language.tokens import HYPHENS, Tokens, fold
from verify.language.words import read_words

__all__ = ["Spelled", "is_parted", "read_spelled"]

LONGEST_RUN = 40  # words; no numeral is longer, and a bound keeps the reading linear
HUNDRED = 100
THOUSAND = 1000
TEN = 10
LEAST_CENTURY = 13
LONGEST_YEAR = 3  # words
LEAST_TEN = 20  # ordinals from here on have the form of cardinals in Arabic
GROUP_REACH = 3  # words behind a comma within which a magnitude must come ("one thousand, two hundred")


class Spelled(Struct, frozen=True):
    """A numeral in words that ends before token `last`."""

    last: int
    value: Decimal
    ordinal: bool = False
    fraction: bool = False


class Run(Struct, frozen=True):
    """Words that follow each other and may be one numeral, with the token after each."""

    words: tuple[str, ...]
    ends: tuple[int, ...]


def read_spelled(tokens: Tokens, index: int, lexicon: Lexicon) -> Spelled | None:
    """Return the numeral that begins at a token, if one does.

    >>> from verify.language.lexicon import load_lexicon
    >>> from verify.language.tokens import tokenize
    >>> read_spelled(tokenize("between one hundred and two hundred boats"), 1, load_lexicon("en"))
    Spelled(last=3, value=Decimal('100'), ordinal=False, fraction=False)
    """
    leading = _leading(tokens, index, lexicon) if tokens.words[index] in lexicon.ordinal_leading else None
    if leading is not None:
        return leading
    run = _run(tokens, index, lexicon)
    end = run.ends[-1] if run.ends else index
    if end < len(tokens.words) and lexicon.edges.openings.may_order[tokens.words[end]]:
        article = tokens.words[index] in lexicon.articles
        ordered = _ordered(tokens, run, end, lexicon, article=article)
        if ordered is not None:
            return ordered
    year = _year(run, lexicon)
    if year is not None:
        return year
    cut = _cut(run.words, lexicon)
    value = value_of(run.words[:cut], lexicon) if cut else None
    if value is None:
        return None
    if cut == 1 and lexicon.clitics.articles and _is_of_whole(tokens, run.ends[0], value, lexicon):
        return Spelled(run.ends[0], 1 / value, fraction=True)
    return Spelled(run.ends[cut - 1], value, ordinal=_is_definite(tokens, index, run.ends[cut - 1], value, lexicon))


def _ordered(tokens: Tokens, run: Run, end: int, lexicon: Lexicon, *, article: bool) -> Spelled | None:
    """Return the ordinal, or the fraction, that a run makes with the word behind it."""
    part = parted(tokens, run.words, end, lexicon, article=article) if run.words else None
    if part is not None:
        return Spelled(part[0], part[1], fraction=True)
    if run.words and end + 1 < len(tokens) and tokens.words[end] in DASHES:
        end += _is_dashed(tokens, run, end, lexicon)  # "thirty–first"
    ordinal = _ordinal(tokens, end, lexicon, joined=bool(run.words))
    if ordinal is None or (run.words and _is_denominator(ordinal, lexicon)):
        return None
    value = value_of([*run.words, ordinal], lexicon)
    return None if value is None else _chained(tokens, Spelled(end + 1, value, ordinal=True), lexicon)


def _is_definite(tokens: Tokens, first: int, last: int, value: Decimal, lexicon: Lexicon) -> bool:
    """Tell whether a ten or more with an article in the same word orders: "الذكرى الخمسون"."""
    articles = lexicon.clitics.articles
    if not articles or value < LEAST_TEN or fold(tokens.raw(first)) == tokens.words[first]:
        return False
    if not tokens.is_word(first - 1):
        return not tokens.is_word(last)
    before = fold(tokens.raw(first - 1))
    return before.startswith(articles) and not before.endswith(lexicon.plural_endings)


def _is_dashed(tokens: Tokens, run: Run, dash: int, lexicon: Lexicon) -> bool:
    """Tell whether a dash without blanks stands for the hyphen between a ten and the ordinal of a unit."""
    if tokens.gap(dash) or tokens.gap(dash + 1):
        return False
    unit = read_words([lexicon.ordinal_words.get(tokens.words[dash + 1], "")], lexicon.machine) or Decimal(0)
    ten = read_words(run.words[-1:], lexicon.machine) or Decimal(0)
    return 0 < unit < TEN < ten < HUNDRED and ten % TEN == 0


def _is_of_whole(tokens: Tokens, last: int, value: Decimal, lexicon: Lexicon) -> bool:
    """Tell whether a word for a number and for a part of one is a part: a noun with its article follows."""
    denominator = lexicon.denominators.ending(tokens, last)
    if denominator is None or denominator[1] != value or not tokens.is_word(last):
        return False
    raw = fold(tokens.raw(last))
    return raw.startswith(lexicon.clitics.articles) and not raw.endswith(lexicon.plural_endings)


def _is_denominator(ordinal: str, lexicon: Lexicon) -> bool:
    """Tell whether a small ordinal behind a cardinal can only part it ("dos quintos")."""
    return bool(lexicon.ordinal_chained) and (read_words([ordinal], lexicon.machine) or THOUSAND) < THOUSAND


def _year(run: Run, lexicon: Lexicon) -> Spelled | None:
    """Read a year said in two halves: "nineteen seventy-three", "twenty twenty"."""
    if not lexicon.scale_articles or len(run.words) < 2:  # noqa: PLR2004 - two halves
        return None
    century = read_words(run.words[:1], lexicon.machine)
    if century is None or not LEAST_CENTURY <= century <= LEAST_TEN:
        return None
    for cut in range(min(len(run.words), LONGEST_YEAR), 1, -1):
        rest = read_words(run.words[1:cut], lexicon.machine)
        if rest is not None and TEN <= rest < HUNDRED:
            return Spelled(run.ends[cut - 1], century * HUNDRED + rest)
    return None


def _chained(tokens: Tokens, found: Spelled, lexicon: Lexicon) -> Spelled:
    """Add the smaller ordinals that follow one: "vigésimo primero", "centésimo décimo segundo"."""
    chaining = tuple(lexicon.ordinal_chained)
    while tokens.words[found.last - 1].endswith(chaining) and found.last < len(tokens):
        plain = str(found.value)
        place = Decimal(10) ** (len(plain) - len(plain.rstrip("0")))
        word = lexicon.ordinal_words.get(tokens.words[found.last]) if _is_joined(tokens, found.last) else None
        value = value_of([word], lexicon) if word is not None else None
        if value is None or value >= place:
            break
        found = Spelled(found.last + 1, found.value + value, ordinal=True)
    return found


def _leading(tokens: Tokens, index: int, lexicon: Lexicon) -> Spelled | None:
    """Read an ordinal whose first word alone has the form of one: "the third and twentieth", "the third ten"."""
    first = lexicon.ordinal_words.get(tokens.words[index])
    if first is None:
        return None
    rest = _run(tokens, index, lexicon, first)
    for cut in range(len(rest.words), 1, -1):
        last = rest.ends[cut - 1]
        is_definite = len(tokens.raw(last - 1)) > len(tokens.words[last - 1]) or rest.words[1] not in lexicon.joiners
        value = read_words(rest.words[:cut], lexicon.machine) if is_definite else None
        if value is not None and value < HUNDRED:
            return Spelled(last, value, ordinal=True)
    return None


def _cut(words: tuple[str, ...], lexicon: Lexicon) -> int:
    """Return how many words are one numeral: all, else so many that the rest is one too, else the most."""
    longest = 0
    for cut in range(len(words), 0, -1):
        if words[cut - 1] in lexicon.joiners or value_of(words[:cut], lexicon) is None:
            continue
        rest = words[cut + 1 :] if cut < len(words) and words[cut] in lexicon.joiners else words[cut:]
        if not rest or (_may_begin(rest[0], lexicon) and value_of(rest, lexicon) is not None):
            return cut
        longest = max(longest, cut)
    return longest


def _may_begin(word: str, lexicon: Lexicon) -> bool:
    """Tell whether a numeral may begin with a word: "hundred" needs an article where the language has one."""
    return not lexicon.scale_articles or (read_words([word], lexicon.machine) or 0) < HUNDRED


def _run(tokens: Tokens, index: int, lexicon: Lexicon, ordinal: str | None = None) -> Run:
    """Collect the numeral words that follow each other with a blank or a hyphen between.

    `ordinal` is the cardinal of an ordinal that the run begins with.
    """
    words: list[str] = [] if ordinal is None else [ordinal]
    ends: list[int] = [] if ordinal is None else [index + 1]
    at = index + len(words)
    while at < len(tokens) and len(words) < LONGEST_RUN:
        word = tokens.words[at]
        if words and not _is_joined(tokens, at) and not is_parted(tokens, at, lexicon):
            break
        numeral = _cardinal(word, lexicon) or (word if words and word in lexicon.joiners else None)
        if numeral is not None:
            words.append(numeral)
        elif not words and word in lexicon.scale_articles and _is_scale(tokens, at + 1, lexicon):
            words.append(lexicon.one)
        elif not (words and word == "," and _is_group(tokens, at, lexicon)):
            break
        else:
            at += 1
            continue
        at += 1
        ends.append(at)
    return Run(tuple(words), tuple(ends))


def _cardinal(word: str, lexicon: Lexicon) -> str | None:
    """Return a word of a numeral as the machine knows it; `None` where it is none."""
    if word in lexicon.cardinals or word in lexicon.magnitudes.words:
        return lexicon.spellings.get(word, word)
    return lexicon.compounds.cardinal(word)


def is_parted(tokens: Tokens, index: int, lexicon: Lexicon) -> bool:
    """Tell whether a token is one word with the clitic before it."""
    return 0 < index < len(tokens) and not tokens.gap(index) and tokens.words[index - 1] in lexicon.clitics.prefixes


def _is_joined(tokens: Tokens, index: int) -> bool:
    gap = tokens.gap(index)
    if gap in HYPHENS:
        return True
    return not gap.strip() and gap.count("\n") < 2 and (gap != "" or tokens.words[index] == ",")  # noqa: PLR2004


def _is_group(tokens: Tokens, comma: int, lexicon: Lexicon) -> bool:
    """Tell whether a comma stands between the groups of one numeral ("one thousand, two hundred")."""
    if tokens.words[comma - 1] not in lexicon.magnitudes.words or not lexicon.scale_articles:
        return False
    last = min(comma + 1 + GROUP_REACH, len(tokens))
    follows = [tokens.words[at] in lexicon.cardinals for at in range(comma + 1, last)]
    return bool(follows) and follows[0] and any(_is_scale(tokens, at, lexicon) for at in range(comma + 2, last))


def _is_scale(tokens: Tokens, index: int, lexicon: Lexicon) -> bool:
    if index >= len(tokens):
        return False
    word = tokens.words[index]
    return word in lexicon.magnitudes.words or (
        word in lexicon.cardinals and (read_words([word], lexicon.machine) or 0) >= HUNDRED
    )


def _ordinal(tokens: Tokens, index: int, lexicon: Lexicon, *, joined: bool) -> str | None:
    """Return the cardinal of the ordinal word at a token, where it may end a run."""
    if index >= len(tokens):
        return None
    word = tokens.words[index]
    cardinal = lexicon.ordinal_words.get(word) or lexicon.compounds.ordinal(word)
    is_dashed = tokens.words[index - 1] in DASHES
    is_apart = joined and (word in lexicon.ordinal_standalone or not (is_dashed or _is_joined(tokens, index)))
    return None if is_apart else cardinal
