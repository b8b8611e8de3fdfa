"""Units as printed: letters that are words too, powers, and the marks of feet and inches.

In: a scan and the token behind a number. Out: the end and the code of a unit, or `None`.
"""

from __future__ import annotations

from decimal import Decimal

from verify.extract.amounts import Amount
from verify.extract.scan import Scan
from verify.language.tokens import HYPHENS, TokenKind

__all__ = ["INCHES", "height", "unit_at"]

POWERS = frozenset("23")
FEET_MARKS = frozenset("'’′")
INCH_MARKS = frozenset('"”″')
INCH = "in"
INCH_SIGN = "″"
OPENING_MARKS = "“„«‘"
LONGEST_QUOTE = 1000  # characters in which the beginning of a quotation is sought
HALF_INCH_MARK = "'"  # two of them make the mark of an inch
INCHES = Decimal(12)  # in a foot
TALLEST = 10  # feet


def unit_at(seen: Scan, index: int, *, digits: bool) -> tuple[int, str] | None:
    """Return the unit at a token; what is a word too, or a letter, is one only behind digits and as it is printed."""
    tokens, lexicon = seen.tokens, seen.lexicon
    found = lexicon.units.at(tokens, index)
    if found is None and not tokens.is_word(index):
        return _inches(seen, index) if digits and not tokens.gap(index) else None
    if found is None:
        return _homograph(seen, index, digits=digits)
    last, code = found
    printed = tokens.text[tokens.starts[index] : tokens.ends[last - 1]]
    if last > index + 1 and tokens.words[last - 1] in POWERS and tokens.gap(last - 1):  # "5 ft 2 in" is no area
        last, printed = index + 1, tokens.raw(index)
        if printed not in lexicon.unit_symbols:
            return None
    is_letter = len(printed) == 1 and not printed.isdigit()
    if is_letter and not (digits and printed in lexicon.unit_symbols and not _is_code(seen, index)):
        return None
    return last, lexicon.unit_symbols.get(printed, code)


def _inches(seen: Scan, index: int) -> tuple[int, str] | None:
    """Return the end of the mark of inches glued to a number, where no quotation ends with it."""
    last = _inch_mark(seen, index)
    return (last, INCH) if last and not _is_quoting(seen, index) else None


def _is_quoting(seen: Scan, index: int) -> bool:
    """Tell whether the mark of inches at a token may end a quotation that is open in its line."""
    tokens = seen.tokens
    mark, at = tokens.words[index], tokens.starts[index]
    if mark == INCH_SIGN:
        return False
    line = tokens.text[tokens.text.rfind("\n", max(at - LONGEST_QUOTE, 0), at) + 1 or max(at - LONGEST_QUOTE, 0) : at]
    opened = sum(line.count(each) for each in OPENING_MARKS)
    return opened > 0 or (mark != HALF_INCH_MARK and line.count(mark) % 2 == 1)


def _homograph(seen: Scan, index: int, *, digits: bool) -> tuple[int, str] | None:
    """Return a unit that is another word too ("19 in.", "two cups"): no word follows it, or one for "of" does."""
    tokens, lexicon = seen.tokens, seen.lexicon
    if not (digits or tokens.words[index] not in lexicon.stopwords):
        return None
    raw = tokens.raw(index)
    code = lexicon.unit_homographs.get(raw) or lexicon.unit_homographs.get(raw[:1].lower() + raw[1:])
    if code is None:
        return None
    follows = index + 1
    is_followed = follows < len(tokens) and tokens.kinds[follows] is not TokenKind.SIGN
    is_word = raw[1:].islower()  # "mA" is none
    if is_word and is_followed and lexicon.percent_of.at(tokens, follows) is None:
        return None
    return follows, code


def _is_code(seen: Scan, index: int) -> bool:
    """Tell whether a letter between digits is part of a code: "24703L202", "173 L-202", "SCP-173m"."""
    tokens = seen.tokens
    is_numbered = index + 1 < len(tokens) and tokens.kinds[index + 1] is TokenKind.NUMBER
    if is_numbered and (not tokens.gap(index + 1) or tokens.gap(index + 1) in HYPHENS):
        return True
    return tokens.is_word(index - 2) and tokens.gap(index - 1) in HYPHENS and not tokens.gap(index)


def height(seen: Scan, amount: Amount) -> tuple[int, Decimal] | None:
    """Return the end and the feet of a height in marks (6'2"); a single mark is a quotation mark as often as not."""
    tokens, feet, at = seen.tokens, amount.quantity.written, amount.last
    if not amount.plain or feet is None or at >= len(tokens.words):
        return None
    if tokens.words[at] in FEET_MARKS:
        at += 1
    elif tokens.gaps[at] not in FEET_MARKS:
        return None
    if not 0 < feet < TALLEST:
        return None
    inches = seen.amount_at(at)
    if inches is None or not inches.digits or inches.quantity.written is None or inches.quantity.written >= INCHES:
        return None
    last = _inch_mark(seen, inches.last)
    return (last, feet + inches.quantity.written / INCHES) if last else None


def _inch_mark(seen: Scan, index: int) -> int:
    """Return the end of the mark of inches at a token, 0 where there is none."""
    tokens = seen.tokens
    if index >= len(tokens):
        return 0
    if tokens.words[index] in INCH_MARKS:
        return index + 1
    is_pair = index + 1 < len(tokens) and tokens.words[index] == tokens.words[index + 1] == HALF_INCH_MARK
    return index + 2 if is_pair else 0
