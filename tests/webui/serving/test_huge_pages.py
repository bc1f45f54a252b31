from mmap import MAP_ANONYMOUS, MAP_PRIVATE, mmap
from pathlib import Path

import pytest

from webui.serving import huge_pages
from webui.serving.huge_pages import HUGE, gather

MAPS = """\
{first:x}-{last:x} rw-p 00000000 00:00 0 {name}
Size:               5120 kB
KernelPageSize:        4 kB
Rss:                {used} kB
Pss:                5120 kB
VmFlags: rd wr mr mw me ac
7f5900000000-7f5900800000 r--p 00000000 fe:01 {file} {file_name}
Size:               8192 kB
Rss:                8192 kB
"""
FIRST = 0x7F5800001000
LAST = FIRST + 5 * HUGE // 2


def areas(used: int, name: str = "", file: int = 7) -> list[tuple[int, int]]:
    names = {"file": file, "file_name": "/srv/index/MAIN.bantin"}
    maps = MAPS.format(first=FIRST, last=LAST, name=name, used=used, **names)
    return list(huge_pages._areas(maps))


@pytest.mark.parametrize("name", ["", "[heap]", "[anon: python]"])
def test_own_memory_in_use_is_worth_it(name: str) -> None:
    first = 0x7F5800200000
    assert areas(5120, name) == [(first, first + HUGE)]


@pytest.mark.parametrize(("used", "name"), [(100, ""), (5120, "[stack]"), (5120, "/srv/file")])
def test_what_is_empty_or_not_its_own_stays(used: int, name: str) -> None:
    assert areas(used, name) == []


def test_what_was_there_is_there() -> None:
    with mmap(-1, 4 * HUGE, flags=MAP_PRIVATE | MAP_ANONYMOUS) as held:
        written = bytes(range(256)) * (len(held) // 256)
        held[:] = written
        assert gather() % HUGE == 0
        assert held[:] == written


def test_a_system_that_tells_no_maps_has_no_huge_pages(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(huge_pages, "_MAPS", tmp_path / "none")
    assert gather() == 0
