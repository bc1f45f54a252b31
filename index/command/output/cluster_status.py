"""What `bantin status` says of a cluster: its health and size, and what differs there."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from index.opening.cluster_generations import ClusterGenerations

DIFFERENCES = (
    (
        "thứ tự tính trong 20 đến 300 bản tin do cụm chọn (trang sau: nhiều hơn); từ hạng 5.001"
        " là thứ tự của chính cụm",
        "pages are ordered among 20 to 300 candidates of the cluster (more for later pages); from"
        " rank 5,001 on the order is the cluster's own",
    ),
    (
        "các bản tương tự không được gộp lại",
        "bulletins that tell one story are not folded",
    ),
    (
        "dấu và lỗi gõ được đoán theo một mẫu khoảng 1.024 bản tin",
        "accents and misspellings are guessed from a sample of about 1,024 bulletins",
    ),
    (
        "bản tin tương tự được chọn trong 200 bản tin gần nhất",
        "similar bulletins are chosen among the 200 nearest",
    ),
    (
        "mỗi lần ghi chép lại các bản sao của chỉ mục",
        "each update copies the replicas of the index anew",
    ),
    (
        "một dãy chữ có hơn 512 cách bỏ dấu chỉ được tìm khi gõ đủ dấu hoặc không dấu",
        "a run of letters with more than 512 ways to leave out marks is found whole or without any",
    ),
    (
        "`bantin verify` không xem các tệp của chỉ mục: các nút tự kiểm tra chúng",
        "`bantin verify` does not look at the files of the index: nodes check these themselves",
    ),
)
"""What is not the same as with the embedded engine; see docs/opensearch.md."""


def cluster_facts(generations: "ClusterGenerations", name: str) -> dict[str, Any]:
    """Return what a cluster says of itself and of one generation."""
    index = generations.index_of(name)
    ask = generations.writing.ask
    health = ask("GET", f"/_cluster/health/{index}")
    stats = ask("GET", f"/{index}/_stats/docs,store")["_all"]
    return {
        "engine": "opensearch",
        "version": generations.writing.check_version(),
        "addresses": list(generations.access.addresses),
        "index": index,
        "health": health["status"],
        "nodes": health["number_of_nodes"],
        "shards": health["active_primary_shards"],
        "copies": health["active_shards"],
        "deleted": stats["primaries"]["docs"]["deleted"],
        "bytes": stats["primaries"]["store"]["size_in_bytes"],
        "all_bytes": stats["total"]["store"]["size_in_bytes"],
        "differences": [english for _, english in DIFFERENCES],
    }
