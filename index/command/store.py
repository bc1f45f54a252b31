"""Where a command reads and writes: a folder, or the cluster that the settings choose."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

from index.command.option import CONFIG

if TYPE_CHECKING:
    from index.opening.cluster_generations import ClusterGenerations
    from index.opening.index_store import IndexStore
    from index.problem import Fault
    from index.settings.settings import Settings
    from index.writing.writing_store import WritingStore

_ENGINE = "BANTIN_ENGINE"


def reading_store(index_dir: Path) -> "IndexStore":
    """Return the generations that readers open; raises SettingsError."""
    from index.opening.index_store import FolderStore, store_of

    settings = _settings()
    return FolderStore(index_dir) if settings is None else store_of(settings, index_dir)


def writing_store(index_dir: Path) -> "WritingStore":
    """Return where a writer puts generations; raises SettingsError."""
    settings = _settings()
    if settings is None or settings.engine == "embedded":
        from index.writing.writing_store import WritingFolder

        return WritingFolder(index_dir)
    from index.opening.cluster_generations import ClusterGenerations
    from index.opensearch.cluster_store import ClusterStore
    from index.opensearch.mapping import Spread

    spread = Spread(settings.opensearch_shards, settings.opensearch_replicas)
    return ClusterStore(ClusterGenerations.of(settings, index_dir), spread)


def cluster_of(index_dir: Path) -> "ClusterGenerations | None":
    """Return the generations of the cluster that the settings choose, None if they choose none."""
    settings = _settings()
    if settings is None or settings.engine == "embedded":
        return None
    from index.opening.cluster_generations import ClusterGenerations

    return ClusterGenerations.of(settings, index_dir)


def audited(index_dir: Path) -> "list[Fault]":
    """Return everything that is wrong with the current generation."""
    generations = cluster_of(index_dir)
    if generations is not None:
        from index.opensearch.cluster_audit import audit_cluster

        return list(audit_cluster(generations, generations.current()))
    from index.checking.audit import audit
    from index.opening.index_folder import check_pointer, current_path

    check_pointer(index_dir)
    return list(audit(current_path(index_dir)))


def _settings() -> "Settings | None":
    """Return the settings if any of them may choose an engine: reading them takes a while."""
    if CONFIG not in os.environ and _ENGINE not in os.environ:
        return None
    from index.settings.loading import load_settings

    return load_settings().settings
