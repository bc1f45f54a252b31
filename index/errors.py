"""Errors of an index folder and of settings, in words for the person who keeps them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from index.problem import Fault, SourceProblem
from search.errors import BantinError


class NoIndexError(BantinError):
    """There is no index in the folder yet."""

    def __init__(self, index_dir: Path) -> None:
        super().__init__(
            f"Chưa có chỉ mục trong {index_dir};"
            f" hãy chạy `bantin reindex NGUỒN --index {index_dir}`.",
            f"There is no index in {index_dir} yet;"
            f" run `bantin reindex SOURCE --index {index_dir}`.",
        )


class OutdatedIndexError(BantinError):
    """The index was made by a version of the code that analyses or stores differently."""

    def __init__(
        self, generation: Path, made_by: str, needed: str, sources: Sequence[str] = ()
    ) -> None:
        super().__init__(
            f"Chỉ mục {generation} do phiên bản khác tạo ({made_by}, cần {needed});"
            f" hãy lập lại bằng `bantin reindex {' '.join(sources) or 'NGUỒN'}`.",
            f"The index {generation} was made by another version ({made_by}, {needed} is needed);"
            f" build it again with `bantin reindex {' '.join(sources) or 'SOURCE'}`.",
        )


class DamagedIndexError(BantinError):
    """A file of the index is missing or can't be read."""

    def __init__(self, path: Path, reason: str, reason_en: str) -> None:
        super().__init__(
            f"Chỉ mục hỏng ở {path}: {reason}; hãy trở về thế hệ trước bằng `bantin rollback`,"
            " hoặc lập lại bằng `bantin reindex NGUỒN`.",
            f"The index is damaged at {path}: {reason_en}; return to the generation before with"
            " `bantin rollback`, or build it again with `bantin reindex SOURCE`.",
        )


class MisplacedFolderError(DamagedIndexError):
    """A folder stands where the index has a file; nothing can be written there."""

    def __init__(self, path: Path) -> None:
        BantinError.__init__(
            self,
            f"Ở {path} phải là một tệp, nhưng có một thư mục; hãy chuyển thư mục ấy đi nơi khác,"
            " rồi chạy `bantin reindex NGUỒN`.",
            f"There is a folder at {path}, where a file should be; move it elsewhere, then run"
            " `bantin reindex SOURCE`.",
        )


class NoBulletinError(BantinError):
    """There is no bulletin with this id, or with any of these."""

    def __init__(self, *ids: str) -> None:
        listed = ", ".join(ids)
        super().__init__(
            f"Không có bản tin nào mã {listed}; `bantin search` in ra mã của từng bản tin.",
            f"There is no bulletin {listed}; `bantin search` prints the id of each.",
        )


class NoEarlierGenerationError(BantinError):
    """There is no generation to roll back to."""

    def __init__(self, index_dir: Path) -> None:
        super().__init__(
            f"Trong {index_dir} không còn thế hệ nào trước thế hệ hiện hành;"
            " `bantin status` nêu các thế hệ đang giữ.",
            f"In {index_dir} there is no generation before the current one;"
            " `bantin status` names those that are kept.",
        )


class FailedCheckError(BantinError):
    """A new generation failed its checks; readers never see it."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__(
            "Chỉ mục mới không qua được kiểm tra, chỉ mục cũ được giữ nguyên: "
            + "; ".join(each.reason for each in faults)
            + ". Hãy chạy lại với --full; nếu vẫn lỗi, hãy xem đĩa và bộ nhớ của máy.",
            "The new index failed its checks, the old one stays as it is: "
            + "; ".join(each.reason_en for each in faults)
            + ". Run again with --full; if that fails too, look at the machine's disk and memory.",
        )
        self.faults = tuple(faults)


class NothingToIndexError(BantinError):
    """Not one bulletin is left to index; an empty index would replace a good one."""

    def __init__(self, problems: Sequence[SourceProblem]) -> None:
        super().__init__(
            "Chỉ mục mới sẽ không có bản tin nào; chỉ mục cũ, nếu có, được giữ nguyên.",
            "The new index would have no bulletin; the old one, if there is one, stays as it is.",
        )
        self.problems = tuple(problems)


class WorkerLostError(BantinError):
    """A process that analysed bulletins ended before its work was done."""

    def __init__(self) -> None:
        super().__init__(
            "Một tiến trình phân tích đã bị dừng, có lẽ vì thiếu bộ nhớ;"
            " chỉ mục cũ được giữ nguyên. Hãy chạy lại với --workers 1.",
            "A process that analysed bulletins was ended, perhaps for want of memory; the old index"
            " stays as it is. Run again with --workers 1.",
        )


class LockedError(BantinError):
    """Another run is writing to the index."""

    def __init__(self, index_dir: Path, holder: str, since: datetime | None) -> None:
        """Tell who writes, or that somebody does if `holder` is empty: flock leaves no name."""
        who, who_en = holder or "tiến trình khác", holder or "another process"
        vi_since = f" từ {since:%H:%M:%S ngày %d/%m/%Y}" if since else ""
        en_since = f" since {since:%Y-%m-%d %H:%M:%S}" if since else ""
        super().__init__(
            f"{index_dir} đang được ghi bởi {who}{vi_since}; hãy đợi hoặc dừng tiến trình đó.",
            f"{index_dir} is being written by {who_en}{en_since}; wait for it, or stop it.",
        )
        self.holder = holder
        self.since = since


@dataclass(frozen=True, slots=True)
class WrongSetting:
    """One invalid setting: its name in the spelling of its origin, and what is wrong."""

    name: str
    origin: str
    reason: str
    reason_en: str

    @property
    def location(self) -> str:
        """The name of the setting, after the file that it is in, if any."""
        return ": ".join(each for each in dict.fromkeys((self._file, self.name)) if each)

    @property
    def _file(self) -> str:
        return "" if self.origin == "command line" or self.origin == self.name else self.origin


class SettingsError(BantinError):
    """All invalid settings at once."""

    def __init__(self, wrong: Sequence[WrongSetting]) -> None:
        said = "; ".join(f"{each.location}: {each.reason}" for each in wrong)
        said_en = "; ".join(f"{each.location}: {each.reason_en}" for each in wrong)
        super().__init__(
            f"{_sentence(said)} `bantin config` nêu mọi thiết lập.",
            f"{_sentence(said_en)} `bantin config` shows all settings.",
        )
        self.wrong = tuple(wrong)


def _sentence(said: str) -> str:
    """Return the text with a full stop, unless it ends as a question."""
    return said if said.endswith("?") else f"{said}."
