"""The audit of a generation in a cluster: its files, every bulletin by its id, a sample by content.

What the nodes keep of an index is theirs to check: they compare checksums whenever they move or
merge it.
"""

from collections.abc import Iterator
from json import loads
from pathlib import Path
from random import Random

from index.analysis import analyse
from index.bulletin import Bulletin
from index.opening.cluster_generations import ClusterGenerations
from index.opening.origins import read_origins
from index.opening.vocabulary_file import open_vocabulary
from index.opensearch.source import source_of
from index.opensearch.vocabulary_builder import VocabularyBuilder
from index.problem import Fault
from search.field import ID
from search.opensearch import packing
from search.opensearch.cluster.generation_index import GenerationIndex, total_of
from search.opensearch.fields import NUMBER, RECORD, STORED_TERMS

SAMPLE = 50
"""Bulletins whose stored terms are compared with a new analysis of their stored text."""

_AT_ONCE = 1_000


def audit_cluster(generations: ClusterGenerations, path: Path) -> Iterator[Fault]:
    """Yield everything that is wrong with a generation; raises BantinError if it can't be opened.

    Its small files are compared with their digests when they are opened.
    """
    meta = generations.fetch(path)
    vocabulary, containers = open_vocabulary(path)
    for each in containers:
        for name in each.damaged():
            yield Fault("checksums", f"{each.path}: {name} hỏng", f"{each.path}: {name} is damaged")
    index = GenerationIndex(generations.writing, generations.index_of(path.name))
    held = total_of(index.search({"size": 0}))
    if not held == meta.bulletins == vocabulary.documents:
        yield Fault(
            "counts",
            f"có {held} bản tin, bảng từ có {vocabulary.documents}, meta.json có {meta.bulletins}",
            f"there are {held} bulletins, {vocabulary.documents} in the vocabulary,"
            f" {meta.bulletins} in meta.json",
        )
    origins = read_origins(path)
    ids = [origins.id(each) for each in range(len(origins))]
    for first in range(0, len(ids), _AT_ONCE):
        asked = ids[first : first + _AT_ONCE]
        found = total_of(index.search({"size": 0, "query": {"terms": {ID: asked}}}))
        if found != len(asked):
            missing = len(asked) - found
            yield Fault(
                "ids",
                f"{missing} bản tin không tìm thấy theo mã, trong khoảng từ {asked[0]}",
                f"{missing} bulletins are not found by their ids, of those from {asked[0]} on",
            )
    chosen = Random(len(ids)).sample(ids, min(SAMPLE, len(ids)))
    columns = [NUMBER, RECORD, STORED_TERMS]
    body = {
        "query": {"terms": {ID: chosen}},
        "size": len(chosen),
        "stored_fields": "_none_",
        "docvalue_fields": columns,
    }
    builder = VocabularyBuilder(vocabulary)
    for each in index.search(body)["hits"]["hits"] if chosen else ():
        (number,), (record,), (terms,) = (each["fields"][name] for name in columns)
        bulletin = Bulletin.from_json(loads(packing.unpack(record))["bulletin"])
        source = source_of(analyse(bulletin), number, builder)
        if packing.decode(terms) != packing.decode(source[STORED_TERMS]):
            yield Fault(
                "postings",
                f"danh mục từ của bản tin {bulletin.id} không khớp với nội dung của nó",
                f"the terms of the bulletin {bulletin.id} do not match its text",
            )
