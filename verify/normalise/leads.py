"""Tell whether words lead to a figure: "France *compte* 68 millions d'habitants", "Bolivia, *with* 12 million people".

In: a context, the position of a figure and a cue of its metric. Out: whether the figure belongs to the cue.
"""

from __future__ import annotations

from bisect import bisect_left

from msgspec import Struct

from verify.model import Kind, Mention
from verify.normalise.context import Context, Hit
from verify.normalise.metrics import PERSON
from verify.normalise.sentences import sentence_at

__all__ = ["BEHIND", "Cue", "is_led", "is_led_behind", "is_one"]

NAME = "name"
BEHIND = 3  # words behind a figure in which the noun that it counts, or its "GDP", stands
LEAD_REACH = 5  # words before a figure in which the verb that leads to it stands


class Cue(Struct, frozen=True):
    """A cue at tokens `first` to `last`, its metric, and the stretch of its sentence that belongs to the figure."""

    first: int
    last: int
    metric: str
    start: int
    stop: int


def is_led(context: Context, position: int, cue: Cue) -> bool:
    """Tell whether a figure belongs to its cue: one of the words that must lead to it stands shortly before.

    Behind a cue before it ("population: 68 million") a count has no noun of its own. A bracket leads too, and so
    does what stands between a rate and the currency behind it ("0.93 euros *for* a dollar").
    """
    leads, is_money = context.index.leads.get(cue.metric), context.mentions[position].kind == Kind.MONEY
    place, tokens = context.places[position], context.scan.tokens
    if cue.last <= place.first and not (is_money and leads is not None):
        return _is_bare(context, position, cue)
    if leads is None:
        return True
    if is_money and _is_rated(context, position, cue):
        return True
    if is_money and place.last <= cue.first and next(leads.find(tokens, place.last, cue.first), None) is not None:
        return True
    if place.first > cue.start and tokens.words[place.first - 1] == "(" and cue.first >= place.last:
        return True
    if is_led_behind(context, position, cue):
        return True
    between = cue.last if cue.last < place.first else cue.start  # where the cue stands right before, a verb leads to it
    reach = max(between, place.first - LEAD_REACH)
    marks = [at for at in range(reach, place.first) if tokens.words[at] in {",", ";", "("}]
    bound = context.scan.lexicon.bounds_before.ending(tokens, place.first)
    last = place.first if bound is None else bound[0]  # the "à" of "jusqu'à" leads nowhere
    start = max([reach, *(at + 1 for at in marks)])
    spare = int(is_money)  # "a euro *still* cost 0.96 francs", "kostete *zudem* 0,96 Franken"
    led = any(_is_empty(context, end, last, cue, spare) for _, end, _ in leads.find(tokens, start, last))
    return led or _is_aside(context, (start, last), cue)


def is_led_behind(context: Context, position: int, cue: Cue) -> bool:
    """Tell whether a verb stands behind a figure and its noun: "68 million people *live in* France"."""
    leads, tokens = context.index.leads.get(cue.metric), context.scan.tokens
    is_behind = cue.first >= context.places[position].last
    return is_behind and leads is not None and leads.at(tokens, cue.last) is not None


def _is_aside(context: Context, stretch: tuple[int, int], cue: Cue) -> bool:
    """Tell whether a figure and its noun are a phrase between marks: "Bolivia, *with* 12 million people, ...".

    Right behind a name the phrase needs no mark before it ("Bolivien *mit* 12 Millionen Einwohnern"), and behind a
    name and a mark no word ("Bolivia, 12 million people, ...").
    """
    tokens, (start, last), words = context.scan.tokens, stretch, context.index.aside.get(cue.metric)
    sentence = sentence_at(context.sentences, start)
    if words is None or cue.first < last:
        return False
    is_opened = start == sentence.first or context.has_mark(start - 1, start)
    begin = start if is_opened else next((hit.last for hit in context.hits_in(start, last) if _is_name(hit)), None)
    if begin is None:
        return False
    found = words.at(tokens, begin)
    if found is None and not (is_opened and _is_behind_name(context, start)):
        return False
    end = _behind_days(context, cue.last, sentence.last)
    ends = end >= sentence.last or context.has_mark(end, end + 1)
    ends = ends or tokens.words[cue.last] in context.scan.lexicon.auxiliaries
    ends = ends or next(context.index.ranks.find(tokens, cue.last, cue.last + BEHIND), None) is not None
    return ends and _is_empty(context, begin if found is None else found[0], last, cue)


def _is_behind_name(context: Context, start: int) -> bool:
    """Tell whether a stretch stands behind a comma and a name that begins its sentence, but for an article.

    "In Austria, 3 million people, police say, marched" is of a place where something happened.
    """
    tokens, first = context.scan.tokens, sentence_at(context.sentences, start).first
    article = context.scan.lexicon.dates["articles"].at(tokens, first)
    begins = {first} if article is None else {first, article[0]}
    named = (hit for hit in context.hits_in(first, start) if hit.first in begins and _is_name(hit))
    return tokens.words[start - 1] == "," and any(hit.last == start - 1 for hit in named)


def _is_name(hit: Hit) -> bool:
    """Tell whether words are a name."""
    return any(alias.facet == NAME for alias in hit.aliases)


def _behind_days(context: Context, first: int, last: int) -> int:
    """Return the end of a day behind a token, and of what leads to it: "12 million inhabitants *in 2024*"."""
    end = at = first
    while at < last and (at in context.dated or context.scan.tokens.words[at] in context.scan.lexicon.stopwords):
        at += 1
        end = at if at - 1 in context.dated else end
    return end


def _is_empty(context: Context, first: int, last: int, cue: Cue, spare: int = 0) -> bool:
    """Tell whether a stretch holds but function words, places, days and the cue: "leben *in Frankreich* 68 Mio."."""
    tokens, stopwords = context.scan.tokens, context.scan.lexicon.stopwords
    named = context.named_in(first, last)
    named.update(range(cue.first, cue.last))
    other = [at for at in range(first, last) if at not in named and at not in context.dated and tokens.is_word(at)]
    other = [at for at in other if tokens.words[at] not in stopwords]
    return len(other) <= spare and not any(tokens.is_upper(at) for at in other)


def _is_bare(context: Context, position: int, cue: Cue) -> bool:
    """Tell whether a figure counts nothing else than its metric: it has no noun, or a person or a cue is its noun."""
    mention, roles = context.mentions[position], context.scan.lexicon.roles
    if roles.at(context.scan.tokens, cue.first) is not None:  # "insured people are 66 million"
        return False
    if mention.kind != Kind.COUNT or mention.noun is None:
        return True
    noun = bisect_left(context.scan.tokens.starts, mention.noun.start)
    role = roles.at(context.scan.tokens, noun)
    is_cue = any(cue.metric in metrics and first <= noun < last for first, last, metrics in context.levels)
    return is_cue or (role is not None and role[1] == PERSON)


def _is_rated(context: Context, position: int, cue: Cue) -> bool:
    """Tell whether one of a currency stands right before a figure, its verb said before: "and a dollar 0.93 euros"."""
    if cue.last != context.places[position].first:
        return False
    beside = (
        at for at in context.in_sentence(context.places[position].sentence) if context.places[at].last == cue.last
    )
    return any(is_one(context.mentions[at]) for at in beside)


def is_one(mention: Mention) -> bool:
    """Tell whether a figure is the one of "1 euro", whose worth another figure gives."""
    is_unit = mention.kind in {Kind.MONEY, Kind.MEASURE}  # a pound may be either
    return is_unit and mention.quantity is not None and mention.quantity.written == 1
