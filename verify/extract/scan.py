"""Read a document once for all detectors: tokens, numerals, amounts, names that are no numbers.

In: a document, its lexicon and the grades of the packs' scales. Out: a `Scan`, which detectors ask
and never change.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from verify.extract.amounts import Amount, read_amounts
from verify.language.lexicon import Lexicon
from verify.language.numerals import Numeral, read_numerals
from verify.language.phrases import Phrases
from verify.language.tokens import Tokens, tokenize
from verify.model import Document, Span

__all__ = ["GradeCode", "Scan", "scan"]

GradeCode = tuple[str, int, int]  # scale, lowest and highest code
NOUN_REACH = 4  # words after a number in which the noun that it counts is sought


@dataclass(frozen=True, slots=True)
class Scan:
    """What every detector sees of a document."""

    document: Document
    lexicon: Lexicon
    grades: Phrases[GradeCode]
    tokens: Tokens
    numerals: tuple[Numeral, ...]
    amounts: tuple[Amount, ...]
    starting: Mapping[int, Numeral]  # by first token
    ending: Mapping[int, Numeral]  # by the token after the last

    def span(self, first: int, last: int) -> Span:
        """Return the characters of tokens `first` up to, not including, `last`."""
        return Span(self.tokens.starts[first], self.tokens.ends[last - 1])

    def is_close(self, index: int) -> bool:
        """Tell whether a token follows the one before it in the same line of thought (no paragraph break)."""
        return 0 < index < len(self.tokens) and self.tokens.gap(index).count("\n") < 2  # noqa: PLR2004

    def noun(self, index: int) -> Span | None:
        """Return the word that a number ending before a token counts: a known role, else the next word."""
        tokens, lexicon = self.tokens, self.lexicon
        nearest: Span | None = None
        for at in range(index, min(index + NOUN_REACH, len(tokens))):
            word = tokens.words[at]
            if not self.is_close(at) or not word[0].isalpha() or at in self.starting:
                break
            role = lexicon.roles.at(tokens, at)
            if role is not None:
                return self.span(at, role[0])
            if nearest is None and word not in lexicon.stopwords and lexicon.percent_of.at(tokens, at) is None:
                nearest = self.span(at, at + 1)
        return nearest


def scan(document: Document, lexicon: Lexicon, grades: Phrases[GradeCode]) -> Scan:
    """Read a document for the detectors."""
    tokens = tokenize(_visible(document))
    silent = _silent(tokens, lexicon)
    numerals = tuple(n for n in read_numerals(tokens, lexicon) if not any(at in silent for at in range(n.first, n.last)))
    amounts = read_amounts(tokens, numerals, lexicon)
    return Scan(
        document,
        lexicon,
        grades,
        tokens,
        numerals,
        amounts,
        {numeral.first: numeral for numeral in numerals},
        {numeral.last: numeral for numeral in numerals},
    )


def _visible(document: Document) -> str:
    """Blank what is no prose (front matter, code, links), keeping every offset."""
    spans = getattr(document, "masked", ())
    if not spans:
        return document.text
    parts, at = [], 0
    for span in spans:
        parts.append(document.text[at : span.start])
        parts.append("".join("\n" if char == "\n" else " " for char in document.text[span.start : span.end]))
        at = span.end
    parts.append(document.text[at:])
    return "".join(parts)


def _silent(tokens: Tokens, lexicon: Lexicon) -> frozenset[int]:
    """Return the tokens of phrases that hold number words and no number ("l'un des")."""
    return frozenset(at for first, last, _ in lexicon.ignored.find(tokens) for at in range(first, last))
