"""How a cluster indexes a document: settings and mapping of an index.

Whoever changes them raises `index.opening.vocabulary_file.MAPPING_VERSION`.
"""

from dataclasses import dataclass

from search.field import KEYWORDS, ORGANISATIONS, PUBLISHED
from search.opensearch.cluster.connection import Json
from search.opensearch.fields import (
    DAY_NUMBER,
    MONTH,
    NUMBER,
    RECORD,
    STORED_TERMS,
    TERMS,
    TITLE,
)
from search.opensearch.query.clause_query import HOLE, ROW
from search.opensearch.query.typed_forms import SIGN
from search.ranking import K1, B

STACKS = "stacks"
"""The analyzer of texts: positions between spaces, at each of them tokens between signs."""

_SIMILARITY = "saturated"


@dataclass(frozen=True, slots=True)
class Spread:
    """How an index is spread over the nodes of a cluster."""

    shards: int = 1
    replicas: int = 0


def index_body(spread: Spread, average_length: float) -> Json:
    """Return what an index is created with; it has no replicas while it is loaded.

    The average length serves candidates only; scores use that of the finished generation.
    """
    return {
        "settings": {
            "number_of_shards": spread.shards,
            "number_of_replicas": 0,
            # Readers never see an index before it is whole.
            "refresh_interval": "-1",
            "index.codec": "best_compression",
            "index.max_terms_count": 65_536,
            "analysis": {
                "tokenizer": {"spaces": {"type": "whitespace", "max_token_length": 32_000}},
                "filter": {
                    "stacked": {
                        "type": "pattern_capture",
                        "preserve_original": False,
                        "patterns": [f"([^{SIGN}]+)"],
                    },
                    "holes": {"type": "stop", "stopwords": [HOLE]},
                },
                "analyzer": {
                    STACKS: {"type": "custom", "tokenizer": "spaces", "filter": ["stacked"]},
                    ROW: {"type": "custom", "tokenizer": "spaces", "filter": ["holes"]},
                },
            },
            "similarity": {
                _SIMILARITY: {
                    "type": "scripted",
                    "script": {"source": _saturation(average_length)},
                }
            },
        },
        "mappings": {
            "dynamic": "strict",
            # All that is read of a document is in columns.
            "_source": {"enabled": False},
            "properties": {
                NUMBER: {"type": "long"},
                TERMS: {
                    "type": "text",
                    "analyzer": STACKS,
                    "search_analyzer": ROW,
                    "position_increment_gap": 8,
                    "similarity": _SIMILARITY,
                },
                TITLE: {"type": "text", "analyzer": ROW, "norms": False, "index_options": "docs"},
                STORED_TERMS: {"type": "binary", "doc_values": True},
                **{each: {"type": "keyword"} for each in KEYWORDS},
                ORGANISATIONS: {"type": "keyword", "eager_global_ordinals": True},
                MONTH: {"type": "keyword"},
                DAY_NUMBER: {"type": "integer"},
                PUBLISHED: {"type": "long"},
                RECORD: {"type": "binary", "doc_values": True},
            },
        },
    }


def _saturation(average_length: float) -> str:
    """Return the script of a term's score: `search.engine.bm25` without idf, which is a boost."""
    return (
        f"double tf = doc.freq / ({1 - B} + {B} * doc.length / {max(1.0, average_length)});"
        f" return query.boost * {K1 + 1} * tf / (tf + {K1});"
    )
