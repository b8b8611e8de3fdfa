"""Make the versions of an article that tell the same in another order of words.

In: an article. Out: versions in which two joined counts change places, or the time of a figure moves from the head of
its sentence to the end, or back. Only what stays true and grammatical whatever the words is moved: whole phrases, in
sentences with nothing else that could belong to them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from tests.benchmarks.verdicts.article import Article, Mark
from tests.benchmarks.verdicts.changes import Version, changed
from verify.language.lexicon import load_lexicon
from verify.model import Span

__all__ = ["reordered"]

KIND = "word order"
FREE = frozenset(("en", "es", "fr", "it", "pt"))  # the verb stays where it is when a time opens the sentence

_JOINED = re.compile(r"(?P<noun> [^\W\d_]+) (?P<joiner>[^\W\d_]+) ")
_NOUN = re.compile(r"(?P<noun> [^\W\d_]+)(?P<end>[.,;:)\n]|$| (?P<next>[^\W\d_]+))")
_SENTENCE = re.compile(r"[^.!?\n]*(?:[.,]\d[^.!?\n]*)*\.(?=\s|$)")
_MORE = re.compile(r"[;:()«»\"“”|—–]|\d")


def reordered(article: Article) -> Iterator[Version]:
    """Yield the versions of an article in another order of words."""
    figures = [mark for mark in article.marks if mark.sort == "figure"]
    for first, second in pairwise(figures):
        yield from _exchanged(article, first, second)
    if article.lang in FREE:
        for mark in article.marks:
            if mark.sort == "when":
                yield from _moved(article, mark)


def _exchanged(article: Article, first: Mark, second: Mark) -> Iterator[Version]:
    """Exchange two counts, each with the one word that it counts: "12 killed and 34 injured in Rome"."""
    lexicon, text = load_lexicon(article.lang), article.text
    between, behind = _JOINED.fullmatch(text, first.end, second.start), _NOUN.match(text, second.end)
    if between is None or behind is None or between["joiner"].lower() not in lexicon.joiners:
        return
    before = text[: first.start].rstrip().rpartition(" ")[2].lower()
    is_bounded = any(mark.key is None or mark.key.bound or mark.key.value is not None for mark in (first, second))
    follows = behind["next"] is None or behind["next"].lower() in lexicon.stopwords
    if is_bounded or not follows or before.endswith(("'", "’")):
        return
    one, other = first.words + between["noun"], second.words + behind["noun"]
    edits = [(first.start, between.end("noun"), other), (second.start, behind.end("noun"), one)]
    yield changed(article, edits, KIND, wrong=False)


def _moved(article: Article, mark: Mark) -> Iterator[Version]:
    """Move the time of the one figure of a sentence from its head to its end, or from its end to its head."""
    text = article.text
    start = max(text.rfind(sign, 0, mark.start) + len(sign) for sign in (". ", "\n", "? ", "! "))
    sentence = _SENTENCE.match(text, start)
    if sentence is None or sentence.end() < mark.end:
        return
    own = [each for each in article.marks if start <= each.start < sentence.end() and each.sort != "name"]
    figures = [each for each in own if each.sort == "figure"]
    rest = "".join(text[at] if not any(each.start <= at < each.end for each in own) else "·" for at in _range(sentence))
    if len(figures) != 1 or len(own) != len(figures) + 1 or _MORE.search(rest):
        return
    beside = [Span(figures[0].start, figures[0].end)]
    last, words = sentence.end() - 1, mark.words
    if mark.start == start and text[mark.end : mark.end + 2] == ", ":
        head = text[mark.end + 2].upper()
        edits = [(start, mark.end + 3, head), (last, last, f" {words[0].lower()}{words[1:]}")]
        yield changed(article, edits, KIND, wrong=False, beside=beside)
    elif mark.end == last and text[mark.start - 1] == " " and text[start : start + 2].istitle():
        name = any(each.start == start for each in article.marks) or text[start + 1].isupper()
        head = text[start] if name else text[start].lower()
        edits = [(start, start + 1, f"{words[0].upper()}{words[1:]}, {head}"), (mark.start - 1, mark.end, "")]
        yield changed(article, edits, KIND, wrong=False, beside=beside)


def _range(sentence: re.Match[str]) -> range:
    return range(*sentence.span())
