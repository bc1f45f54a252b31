"""`bantin status`: what the index is, how old, how large, and what it lacks."""

from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from index.command.group import BilingualCommand
from index.command.option import index_option, json_option
from index.command.output.summary import location
from index.command.store import cluster_of

if TYPE_CHECKING:
    from index.opening.cluster_generations import ClusterGenerations
    from index.opening.meta import Meta

# Rejected bulletins that the terminal lists; --json gives all that the index remembers.
_PROBLEMS_SHOWN = 20


@click.command(cls=BilingualCommand, short_help="Xem tình trạng chỉ mục. / Show the index's state.")
@json_option
@index_option
def status(as_json: bool, index_dir: Path) -> None:
    """Xem chỉ mục hiện hành: số bản tin, tuổi, dung lượng, phiên bản, bản tin bị từ chối.

    Show the current index: bulletins, age, size, versions, rejected bulletins.
    """
    from index.opening.generation_arrays import open_current_arrays
    from index.opening.index_folder import finished_paths
    from index.writing.lock import holder
    from search.kernel.library import Kernel, describe, find_kernel

    generations = cluster_of(index_dir)
    if generations is not None:
        _show_cluster(generations, as_json)
        return
    opened = open_current_arrays(index_dir)
    kept = finished_paths(index_dir)
    writer = holder(index_dir)
    path, meta = opened.path, opened.meta
    kernel = find_kernel()
    deleted = opened.reader.count - len(opened.reader.living)
    if as_json:
        from json import dumps

        record = {
            "generation": path.name,
            "bytes": _size(path),
            "segments": len(opened.reader.segments),
            "deleted": deleted,
            "generations": [each.name for each in kept],
            "all_bytes": _size(*kept),
            "kernel": isinstance(kernel, Kernel),
            "writer": asdict(writer) if writer else None,
            **meta.to_json(),
        }
        click.echo(dumps(record, ensure_ascii=False, indent=2))
        return
    rows = {
        "Thế hệ / Generation": path.name,
        **_facts(meta),
        "Phần / Segments": f"{len(opened.reader.segments)}, {deleted} bản tin đã gỡ / removed",
        "Tìm bằng / Searching by": describe(kernel),
        "Dung lượng / Size": _mebibytes(_size(path)),
        "Thế hệ đang giữ / Generations kept": f"{len(kept)}, {_mebibytes(_size(*kept))}",
    }
    if writer:
        rows["Đang ghi / Being written by"] = f"{writer}, {writer.since}"
    width = max(map(len, rows))
    for name, value in rows.items():
        click.echo(f"{name:<{width}}  {value}")
    _print_problems(meta)


def _show_cluster(generations: "ClusterGenerations", as_json: bool) -> None:
    from index.command.output.cluster_status import DIFFERENCES, cluster_facts

    path = generations.current()
    meta = generations.fetch(path)
    facts = cluster_facts(generations, path.name)
    kept = [each.name for each in generations.finished()]
    if as_json:
        from json import dumps

        record = {"generation": path.name, "generations": kept, **facts, **meta.to_json()}
        click.echo(dumps(record, ensure_ascii=False, indent=2))
        return
    rows = {
        "Thế hệ / Generation": path.name,
        **_facts(meta),
        "Tìm bằng / Searching by": f"OpenSearch {facts['version']}",
        "Cụm / Cluster": f"{', '.join(facts['addresses'])} ({facts['health']}, {facts['nodes']} nút"
        " / nodes)",
        "Phần / Shards": f"{facts['shards']}, tất cả / in all {facts['copies']}; "
        f"{facts['deleted']} bản tin đã gỡ / removed",
        "Dung lượng / Size": f"{_mebibytes(facts['bytes'])}, với bản sao / with copies"
        f" {_mebibytes(facts['all_bytes'])}",
        "Thế hệ đang giữ / Generations kept": str(len(kept)),
    }
    width = max(map(len, rows))
    for name, value in rows.items():
        click.echo(f"{name:<{width}}  {value}")
    click.echo("Khác với bộ máy trên một máy / Not the same as on one machine:")
    for text, english in DIFFERENCES:
        click.echo(f"  {text} / {english}")
    _print_problems(meta)


def _facts(meta: "Meta") -> dict[str, str]:
    listings = "; ".join(
        f"{total}, đã có / indexed {meta.listing_counts.get(folder, 0)} ({folder})"
        for folder, total in meta.listing_totals.items()
    )
    facts: dict[str, Any] = {
        "Số bản tin / Bulletins": meta.bulletins,
        "Trang nguồn ghi tổng số / Listings' totals": listings,
        "Bị từ chối / Rejected": meta.rejected,
        "Cảnh báo / Warnings": meta.warnings,
        "Của / Home": meta.home,
        "Lập lúc / Built at": f"{meta.built_at:%d/%m/%Y %H:%M} ({_age(meta.built_at)})",
        "Nguồn / Sources": ", ".join(meta.sources),
        "Phiên bản / Versions": f"schema {meta.schema_version}, analysis {meta.analysis_version}",
    }
    return {name: str(value) for name, value in facts.items() if value != ""}


def _age(built_at: datetime) -> str:
    hours = (datetime.now(built_at.tzinfo) - built_at).total_seconds() / 3600
    if hours < 1:
        return f"{hours * 60:.0f} phút trước / minutes ago"
    if hours < 48:
        return f"{hours:.0f} giờ trước / hours ago"
    return f"{hours / 24:.0f} ngày trước / days ago"


def _size(*folders: Path) -> int:
    """Return the size of folders in bytes, with hard links counted once."""
    found = [each.stat() for folder in folders for each in folder.rglob("*") if each.is_file()]
    return sum({(each.st_dev, each.st_ino): each.st_size for each in found}.values())


def _mebibytes(size: int) -> str:
    return f"{size / 2**20:.1f} MiB"


def _print_problems(meta: "Meta") -> None:
    from index.problem import Severity

    rejected = [each for each in meta.problems if each.severity is Severity.ERROR]
    if rejected:
        click.secho("Bị từ chối lần trước / Rejected in the last run:", bold=True)
    for each in rejected[:_PROBLEMS_SHOWN]:
        click.echo(f"  {location(each)}: {each.reason}")
    if meta.rejected > _PROBLEMS_SHOWN:
        click.echo(f"  … {meta.rejected - _PROBLEMS_SHOWN} nữa / more")
