"""Find whose term of office a number or a day is: "Joe Biden, the 46th president of the United States".

In: a context, the position of a number or a day, the office and where its words stand. Out: the term.
Only a holder who is tied to the office counts: "Trump criticised the 46th president" is not of Trump.
"""

from __future__ import annotations

from datetime import date

from verify.normalise.context import Context, Hit
from verify.normalise.items import Identified
from verify.reference.entries import Item, Occasion

__all__ = ["identified_by_holder", "is_behind_noun", "is_taken_on", "is_told_by_holder", "term"]

ACT, ACTOR, ORGAN = "act", "actor", "organ"
OWNERS = frozenset({"name", "people", "organisation"})  # what whose office it is is told by
TAKING_REACH = 14  # words between the words for taking an office and their day
SLIP = 2  # by how much a number of a term is miscounted
FILLERS = 1  # function words between a name in apposition and the number


def is_told_by_holder(item: Item) -> bool:
    """Tell whether the editions of a body are terms of an office, which their holders tell."""
    return any(each.actor is not None for each in item.occasions)


def identified_by_holder(context: Context, position: int) -> tuple[Identified, ...]:
    """Return the offices beside an ordinal of which nothing says whose they are, where the sentence names a holder.

    "Barack Obama, the 44th president" is of the United States; "the 44th president of Brazil" is said to be another's.
    """
    place = context.places[position]
    hits = tuple(context.hits_in(place.sentence.first, place.sentence.last))
    named = {alias.entity for hit in hits for alias in hit.aliases if alias.facet == ACTOR}
    found: dict[str, Identified] = {}
    for hit in hits:
        if place.last not in (hit.first, hit.last) or _is_of_somebody(context, max(hit.last, place.last)):
            continue
        for item in (context.index.items.get(alias.entity) for alias in hit.aliases if alias.facet == ORGAN):
            if item is not None and any(each.entity in named for each in item.occasions):
                found[item.entity] = Identified(item, hit.first, hit.last, named=False)
    return tuple(found.values())


def _is_of_somebody(context: Context, last: int) -> bool:
    """Tell whether words behind an office say whose it is: "the president *of Brazil*", "le président *russe*"."""
    return any(
        alias.facet in OWNERS and alias.entity not in context.index.items
        for hit in context.hits_in(last, last + FILLERS + 1)
        for alias in hit.aliases
        if not context.has_mark(last, hit.first)
    )


def is_behind_noun(context: Context, position: int) -> bool:
    """Tell whether an ordinal has the article of the noun before it in one with it, and so orders that noun."""
    articles, place = context.scan.lexicon.clitics.articles, context.places[position]
    text = context.scan.document.text[context.scan.tokens.starts[place.first] :]
    return bool(articles) and text.startswith(articles)


def term(context: Context, position: int, office: Identified, number: int | None) -> Occasion | None:
    """Return the term of the holder who is tied to an office: of several, that of the number, else the latest begun."""
    place = context.places[position]
    first, last = min(place.first, office.first), max(place.last, office.last)
    found = _before(context, place.sentence.first, first, office) or _behind(context, last, place.sentence.last, office)
    near = [each for each in found if number is not None and each.number is not None and _is_slip(number, each.number)]
    day = context.dateline or date.max
    return max(near, key=lambda each: (each.number == number, each.start <= day, each.start), default=None)


def _is_slip(printed: int, known: int) -> bool:
    """Tell whether a number is that of a term or a slip of it: "the first president to visit" counts visitors.

    >>> [_is_slip(printed, 46) for printed in (46, 47, 64, 460, 1, 14)]
    [True, True, True, True, False, False]
    """
    if printed == known:
        return True
    turned = str(printed) == str(known)[::-1] or printed == known * 10
    return turned or (printed > 1 and abs(printed - known) <= SLIP)


def _before(context: Context, start: int, first: int, office: Identified) -> tuple[Occasion, ...]:
    """Return the terms of the last holder named before a number, if only an apposition or a copula stands between."""
    named = [(hit, terms) for hit in context.hits_in(start, first) if (terms := _terms(hit, office.item))]
    if not named:
        return ()
    hit, terms = max(named, key=lambda each: each[0].last)
    return terms if _is_tied(context, hit.last, first, office.item) else ()


def _behind(context: Context, last: int, stop: int, office: Identified) -> tuple[Occasion, ...]:
    """Return the terms of a holder named right behind an office, or between marks or after "is"."""
    tokens, auxiliaries = context.scan.tokens, context.scan.lexicon.auxiliaries
    for hit in context.hits_in(last, min(last + FILLERS + 1, stop)):
        terms = _terms(hit, office.item)
        between = range(last, hit.first)
        if terms and all(tokens.words[at] in auxiliaries for at in between):
            return terms
        is_closed = hit.last >= stop or context.has_mark(hit.last, hit.last + 1)
        if terms and is_closed and all(context.has_mark(at, at + 1) for at in between):
            return terms
    return ()


def _terms(hit: Hit, item: Item) -> tuple[Occasion, ...]:
    """Return the terms of an office that belong to a name."""
    named = {alias.entity for alias in hit.aliases if alias.facet == ACTOR}
    return tuple(each for each in item.occasions if each.entity in named)


def _is_tied(context: Context, first: int, last: int, item: Item) -> bool:
    """Tell whether a stretch between a name and a number makes the one the other: a mark, or words such as "as the"."""
    if any(hit.last == last and _is_act(hit, item) for hit in context.hits_in(first, last)):
        return True
    words = [at for at in range(first, last) if not context.has_mark(at, at + 1)]
    stopwords, found = context.scan.lexicon.stopwords, context.scan.tokens.words
    is_short = len(words) <= FILLERS and all(found[at] in stopwords for at in words)
    return is_short and (last == first or context.has_mark(first, first + 1))


def is_taken_on(context: Context, position: int, taking: Identified) -> bool:
    """Tell whether a day may be that of taking an office: words for it stand near, and no other act between.

    An item that a name alone tells is the person, not the taking of an office.
    """
    if taking.named:
        return False
    place = context.places[position]
    acts = [hit for hit in context.hits_in(place.sentence.first, place.sentence.last) if _is_act(hit, taking.item)]
    if not acts:
        return False
    act = min(acts, key=lambda hit: max(hit.first - place.last, place.first - hit.last))
    first, last = min(act.last, place.last), max(act.first, place.first)
    if last - first > TAKING_REACH:
        return False
    return not context.has_cue("displaced", first, last) and not context.has_cue(
        "displaced", place.last, place.last + 1
    )


def _is_act(hit: Hit, item: Item) -> bool:
    return any(alias.entity == item.entity and alias.facet == ACT for alias in hit.aliases)
