"""The figures of the speed benchmark as one JSON object, and as tables."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from benchmarks.engine import OURS
from benchmarks.inputs.mix import Mix
from benchmarks.measuring.measurement import EngineFigures
from benchmarks.measuring.ratio import Ratio, compare_engines
from benchmarks.measuring.serving import MixFigures
from benchmarks.measuring.table import format_table
from search.kernel.library import Kernel, find_kernel

Figures = Mapping[str, EngineFigures]
"""The figures of each engine, by name."""


@dataclass(frozen=True, slots=True)
class Report:
    """The figures of all engines, also on fewer documents if growth was asked for."""

    engines: Figures
    fewer: Figures

    def to_json(self) -> dict[str, Any]:
        """Return all figures; the sizes at the top are Bantin's."""
        build = self.engines[OURS].build
        figures = {
            "documents": build.documents,
            "kernel": isinstance(find_kernel(), Kernel),
            "engines": _engines_to_json(self.engines),
            **_sizes_to_json(self.engines[OURS]),
            "text_bytes": build.text_bytes,
            "ratios": _ratios_to_json(self.ratios),
        }
        if self.fewer:
            figures["growth"] = {
                "documents": self.fewer[OURS].build.documents,
                "engines": _engines_to_json(self.fewer),
                "ratios": _ratios_to_json(self.growth),
            }
        return figures

    def to_tables(self) -> str:
        """Return tables of times, of ratios, of sizes and of growth."""
        build = self.engines[OURS].build
        tables = [
            f"{build.documents} documents, {build.text_bytes / 1e6:.1f} MB of text",
            _times_table(self.engines),
            _ratios_table(f"{OURS} beside", self.ratios),
            _sizes_table(self.engines),
        ]
        if self.fewer:
            fewer = self.fewer[OURS].build.documents
            tables += [
                f"The same queries on {fewer} documents, and {build.documents} beside {fewer}",
                _times_table(self.fewer),
                _ratios_table("growth of", self.growth),
            ]
        return "\n\n".join(tables)

    @property
    def ratios(self) -> Mapping[str, Mapping[Mix, Ratio]]:
        """The times of Bantin as multiples of each peer's."""
        ours = self.engines[OURS]
        return {
            name: compare_engines(ours, each) for name, each in self.engines.items() if name != OURS
        }

    @property
    def growth(self) -> Mapping[str, Mapping[Mix, Ratio]]:
        """The times of each engine as multiples of those on fewer documents."""
        return {name: compare_engines(self.engines[name], self.fewer[name]) for name in self.fewer}


def _engines_to_json(engines: Figures) -> dict[str, Any]:
    return {
        name: {
            **{mix: _mix_to_json(figures) for mix, figures in each.serving.mixes.items()},
            **_sizes_to_json(each),
        }
        for name, each in engines.items()
    }


def _mix_to_json(figures: MixFigures) -> dict[str, float]:
    return {
        "median_ms": round(figures.median_ms, 4),
        "p95_ms": figures.p95_ms,
        "mean_total": figures.mean_total,
        "queries": len(figures.times_ms),
        "rounds": figures.rounds,
    }


def _sizes_to_json(figures: EngineFigures) -> dict[str, float]:
    return {
        "index_bytes": figures.build.index_bytes,
        "resident_bytes": figures.serving.resident_bytes,
        "mapped_bytes": figures.serving.mapped_bytes,
        "open_ms": figures.serving.open_ms,
        "first_ms": figures.serving.first_ms,
        "build_s": figures.build.seconds,
    }


def _ratios_to_json(ratios: Mapping[str, Mapping[Mix, Ratio]]) -> dict[str, Any]:
    return {
        name: {mix: asdict(ratio) for mix, ratio in of_mixes.items()}
        for name, of_mixes in ratios.items()
    }


def _times_table(engines: Figures) -> str:
    header = ["engine", "mix", "median ms", "p95 ms", "mean total", "queries", "rounds"]
    rows = [
        [
            name,
            mix,
            f"{figures.median_ms:.3f}",
            f"{figures.p95_ms:.3f}",
            f"{figures.mean_total:.1f}",
            str(len(figures.times_ms)),
            str(figures.rounds),
        ]
        for mix in Mix
        for name, each in engines.items()
        if (figures := each.serving.mixes.get(mix))
    ]
    return format_table(header, rows, labels=2)


def _ratios_table(title: str, ratios: Mapping[str, Mapping[Mix, Ratio]]) -> str:
    rows = [
        [name, mix, f"{ratio.median:.4g}", f"{ratio.p95:.4g}"]
        for name, of_mixes in ratios.items()
        for mix, ratio in of_mixes.items()
    ]
    return format_table([title, "mix", "median ratio", "p95 ratio"], rows, labels=2)


def _sizes_table(engines: Figures) -> str:
    rows = [
        [
            name,
            f"{each.build.index_bytes / 1e6:.1f}",
            f"{each.build.index_bytes / each.build.text_bytes:.2f}",
            f"{each.serving.resident_bytes / 1e6:.0f}",
            f"{each.serving.mapped_bytes / 1e6:.0f}",
            f"{each.serving.open_ms:.1f}",
            f"{each.serving.first_ms:.1f}",
            f"{each.build.seconds:.1f}",
        ]
        for name, each in engines.items()
    ]
    header = ["engine", "index MB", "index / text", "resident MB", "of it mapped"]
    return format_table([*header, "open ms", "first ms", "build s"], rows)
