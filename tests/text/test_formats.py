"""What each format holds: titles, blocks, and what is masked."""

from __future__ import annotations

import time

import pytest

from verify.text.formats import format_of, suffixes
from verify.text.layout import Layout, blank


def parts(name: str, text: str) -> tuple[str | None, list[str]]:
    """Return the title and the blocks of a text as they are read, each on one line."""
    layout: Layout = format_of(name).parse(text)
    seen = blank(text, layout.masked)
    title = seen[layout.title.start : layout.title.end] if layout.title else None
    return title, [" ".join(seen[block.start : block.end].split()) for block in layout.blocks]


PLAIN = [
    pytest.param("", (None, []), id="empty"),
    pytest.param("34 tués.", (None, ["34 tués."]), id="one-sentence"),
    pytest.param("34 tués", (None, ["34 tués"]), id="one-line-is-no-title"),
    pytest.param("Bilan\n\n34 tués.", ("Bilan", ["Bilan", "34 tués."]), id="title-apart"),
    pytest.param("Bilan\n34 tués.", ("Bilan", ["Bilan", "34 tués."]), id="title-above"),
    pytest.param("Bilan.\n34 tués.", (None, ["Bilan.", "34 tués."]), id="closed-line-is-no-title"),
    pytest.param("Bilan\r\n\r\nUn.\r\n \r\nDeux.\r", ("Bilan", ["Bilan", "Un.", "Deux."]), id="crlf"),
    pytest.param(
        "Un paragraphe d'une seule ligne, qui tient seul.\nCourt.\nUn autre, long aussi, qui le suit.",
        (None, ["Un paragraphe d'une seule ligne, qui tient seul.", "Court.", "Un autre, long aussi, qui le suit."]),
        id="one-line-each",
    ),
    pytest.param(
        "Un paragraphe que la marge a coupé au bout de\nla ligne, comme dans un courriel, et qui finit\nici.",
        (None, ["Un paragraphe que la marge a coupé au bout de la ligne, comme dans un courriel, et qui finit ici."]),
        id="wrapped",
    ),
    pytest.param("Tués : 34\nBlessés : 5\nA 6", ("Tués : 34", ["Tués : 34", "Blessés : 5", "A 6"]), id="short-lines"),
    pytest.param("Voir https://a.org/2024/34. 5 tués.", (None, ["Voir . 5 tués."]), id="address"),
    pytest.param("Voir www.a.org/34?x=1, écrire à a.5@b.org: 5", (None, ["Voir , écrire à : 5"]), id="addresses"),
]  # fmt: skip

MARKDOWN = [
    pytest.param("# Bilan\n\n34 tués.", ("Bilan", ["Bilan", "34 tués."]), id="heading"),
    pytest.param("## Un\n# Deux #\n# Trois", ("Deux", ["Un", "Deux", "Trois"]), id="first-of-the-first-level"),
    pytest.param("Bilan\n=====\n34\n--\n5", ("Bilan", ["Bilan", "34", "5"]), id="underlined"),
    pytest.param("---\ntitle: A 99\n---\n34", (None, ["34"]), id="front-matter"),
    pytest.param("34\n\n---\n\n5", (None, ["34", "5"]), id="a-rule-is-no-front-matter"),
    pytest.param("a\nb\n\nc", (None, ["a b", "c"]), id="paragraphs"),
    pytest.param("1. 34 tués\n2. 5\n   suite\n- [x] 6", (None, ["34 tués", "5 suite", "6"]), id="items"),
    pytest.param("- a\n\n      34\n\nb\n\n    99", (None, ["a", "34", "b"]), id="indented-code"),
    pytest.param("> 34\n> tués\n\n> > 5", (None, ["34 tués", "5"]), id="quoted"),
    pytest.param("| a | b |\n|--|-:|\n| 34 | 5 |\n\n6 | 7", (None, ["| a | b |", "| 34 | 5 |", "6 | 7"]), id="table"),
    pytest.param("```\n99\n\n99\n```\n34", (None, ["34"]), id="fence"),
    pytest.param("~~~~\n99\n~~~\n99\n~~~~\n34", (None, ["34"]), id="longer-fence"),
    pytest.param("```\n99", (None, []), id="open-fence"),
    pytest.param("- a\n  ```\n  99\n  ```\n- 34", (None, ["a", "34"]), id="fence-in-an-item"),
    pytest.param("34 `x 99` 5 ``a`99``", (None, ["34 5"]), id="inline-code"),
    pytest.param("34 `x\n\n5 ` y", (None, ["34 `x", "5 ` y"]), id="a-lone-backtick"),
    pytest.param("34 [tués](https://a.org/99 'n 99') ![5](p99.png)", (None, ["34 tués 5"]), id="targets"),
    pytest.param("[34][r99] et [5] <https://a.org/99> [^9]\n\n[r99]: http://a.org", (None, ["34 et [5]"]), id="labels"),
    pytest.param("[^9]: Note 5", (None, ["Note 5"]), id="footnote"),
    pytest.param("34<!-- 99\n\n99 --> 5 <b title='99'>6</b>", (None, ["34", "5 6"]), id="comment-and-tags"),
    pytest.param("<script>\nx=99\n</script>\n34", (None, ["34"]), id="script"),
    pytest.param("34 <!-- 5", (None, ["34 <!-- 5"]), id="a-comment-that-never-ends"),
    pytest.param("au moins **34 356** tués et _5_ 2*3", (None, ["au moins 34 356 tués et 5 2*3"]), id="emphasis"),
    pytest.param("34\\* 5", (None, ["34 * 5"]), id="escape"),
    pytest.param("a\r\nb\r\rc", (None, ["a b", "c"]), id="line-ends"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), PLAIN)
def test_a_plain_text_has_paragraphs(text: str, expected: tuple[str | None, list[str]]) -> None:
    assert expected == parts("x.txt", text)


@pytest.mark.parametrize(("text", "expected"), MARKDOWN)
def test_a_markdown_text_has_blocks(text: str, expected: tuple[str | None, list[str]]) -> None:
    assert expected == parts("x.md", text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('---\ntitle: "A: b" # c\ntags: [1]\nempty:\n---\n', {"title": "A: b"}),
        ("---\nTitle: A # b\nnested:\n  date: 1\n...\nx", {"title": "A"}),
        ("---\ntitle: 'open\n---", {"title": "open"}),
        ("---\nno end", {}),
        (" ---\na: b\n---", {}),
    ],
)
def test_front_matter_is_read_leniently(text: str, expected: dict[str, str]) -> None:
    assert expected == dict(format_of("x.md").parse(text).metadata)


def test_a_folder_is_searched_for_these() -> None:
    assert {".md", ".markdown", ".txt"} == suffixes()
    assert format_of("x.TXT") is format_of("x.unknown")


NOISE = 0.25  # seconds that a busy machine may add; quadratic time would be more
PUMPS = [
    "`", "``` ", "` `` ", "[", "](", "![", "](a(", "<!--", "<a ", "<script>", "**a", "_ ", "> ", "- ", "|", "#",
    "\\", "[^", "www.", "a@", "a@b.", "http://", '"', "«", "„“", "a\n", "\n", "~~~\n", "---\n", "a: b\n", "[a]: ",
    "](<", "\r", "# a\n", "a\n==\n", "<!--\n-->\n", "```\n```\n", "|-|\n", "a|b\n|-|\n", "1. a\n",
    "`a`", "[a](b)", "é ",
]  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("pump", PUMPS)
@pytest.mark.parametrize("name", ["x.md", "x.txt"])
def test_time_grows_with_the_length_and_no_faster(pump: str, name: str) -> None:
    def seconds(times: int) -> float:
        text = pump * times
        begun = time.process_time()
        format_of(name).parse(text)
        return time.process_time() - begun

    short = min(seconds(4_000) for _ in range(3))

    assert min(seconds(64_000) for _ in range(2)) < 48 * short + NOISE
