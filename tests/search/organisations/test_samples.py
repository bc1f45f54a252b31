"""Every mention in the sample bulletins, as read and checked by a person in `samples.golden.txt`.

After a change that is meant, write the file anew and read its diff:

    python -m tests.search.organisations.test_samples
"""

from collections.abc import Iterator
from pathlib import Path

from index.bulletin import Bulletin
from index.reading.source import read
from search.organisations.mention import Mention, find_entities, find_mentions
from search.organisations.role import Role

SAMPLES = Path(__file__).parents[3] / "samples"
GOLDEN = Path(__file__).with_name("samples.golden.txt")
HEAD = """\
# Mọi cơ quan trong các bản tin mẫu: dòng đầu là các cơ quan theo thứ tự nổi bật, kèm vai trò;
# sau đó là các đoạn có nhắc tên, và chỉ các đoạn ấy; [chữ](mã) là điều được nhận ra.
# All organisations of the sample bulletins: by prominence, with their roles; then the paragraphs
# that name any.
"""


def marked(text: str, mentions: list[Mention]) -> str:
    pieces, at = [], 0
    for each in mentions:
        pieces += [text[at : each.start], f"[{text[each.start : each.end]}]"]
        pieces.append(f"({each.organisation.id})")
        at = each.end
    return "".join((*pieces, text[at:]))


def ranked(bulletin: Bulletin) -> Iterator[str]:
    texts = [bulletin.title, bulletin.lead, *bulletin.body, *bulletin.captions, bulletin.author]
    organisations, _ = find_entities(texts, bulletin.organisations, publisher=bulletin.publisher)
    for each in organisations:
        yield each.id if each.role is Role.MENTIONED else f"{each.id} ({each.role})"


def entry(bulletin: Bulletin) -> str:
    text = "\n".join([bulletin.title, bulletin.lead, *bulletin.body])
    lines = marked(text, find_mentions(text)).split("\n")
    named = [line for line in lines if "](" in line]
    return "\n".join([f"== {bulletin.title}", " · ".join(ranked(bulletin)), *named, ""])


def all_entries() -> str:
    bulletins = sorted(
        (each for each in read([SAMPLES]) if isinstance(each, Bulletin)),
        key=lambda each: (each.published, each.title),
    )
    return "\n".join([HEAD, *map(entry, bulletins)])


def test_every_mention_in_the_samples_is_as_it_was_read() -> None:
    assert all_entries() == GOLDEN.read_text("utf-8")


if __name__ == "__main__":
    GOLDEN.write_text(all_entries(), "utf-8")
