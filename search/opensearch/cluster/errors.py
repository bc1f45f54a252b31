"""Errors of a cluster, in words for the person who keeps it."""

from search.errors import UnavailableError


class ClusterError(UnavailableError):
    """The cluster cannot answer; every error of a cluster is one of these."""


class MissingClientError(ClusterError):
    """The package that speaks to a cluster is not installed."""

    def __init__(self) -> None:
        super().__init__(
            'Thiết lập engine = "opensearch" cần thêm một gói; hãy chạy'
            " `pip install 'bantin[opensearch]'`.",
            'The setting engine = "opensearch" needs one more package; run'
            " `pip install 'bantin[opensearch]'`.",
        )


class UnreachableClusterError(ClusterError):
    """No node of the cluster answered in time."""

    def __init__(self, addresses: str, reason: str) -> None:
        super().__init__(
            f"Không nút nào của cụm OpenSearch trả lời ({addresses}: {reason});"
            " hãy xem các nút có đang chạy không, và thiết lập opensearch_addresses.",
            f"No node of the OpenSearch cluster answers ({addresses}: {reason});"
            " see whether the nodes are running, and the setting opensearch_addresses.",
        )


class UntrustedNodeError(ClusterError):
    """A node has no certificate of an authority that is trusted; `reason` says what is wrong."""

    def __init__(self, address: str, reason: str) -> None:
        super().__init__(
            f"Không tin được chứng chỉ của {address} ({reason}); hãy đặt opensearch_ca là chứng chỉ"
            " của nơi đã ký, và dùng tên máy có trong chứng chỉ.",
            f"The certificate of {address} is not trusted ({reason}); set opensearch_ca to the"
            " certificate of the authority that signed it, and use a name that it is made for.",
        )


class BusyClusterError(ClusterError):
    """The cluster asked for patience until there was no time left."""

    def __init__(self, status: int, reason: str) -> None:
        super().__init__(
            f"Cụm OpenSearch đang quá tải ({status} {reason}); hãy thử lại sau, hoặc thêm nút.",
            f"The OpenSearch cluster is overloaded ({status} {reason}); try again later, or add"
            " nodes.",
        )


class RefusedRequestError(ClusterError):
    """The cluster refused a request; `status` and `kind` are what it said."""

    def __init__(self, status: int, kind: str, reason: str) -> None:
        super().__init__(
            f"Cụm OpenSearch từ chối yêu cầu ({status} {kind}: {reason})."
            f"{_WHAT_TO_DO.get(_NAMED.get(status, kind), '')}",
            f"The OpenSearch cluster refused a request ({status} {kind}: {reason})."
            f"{_WHAT_TO_DO_EN.get(_NAMED.get(status, kind), '')}",
        )
        self.status = status
        self.kind = kind


class IncompleteAnswerError(ClusterError):
    """Not all shards answered; part of an answer is none."""

    def __init__(self, index: str, answered: int, shards: int) -> None:
        super().__init__(
            f"Chỉ {answered} trong {shards} phần của {index} trả lời; hãy xem sức khỏe của cụm"
            " (`GET _cluster/health`), và khởi động lại nút thiếu.",
            f"Only {answered} of {shards} shards of {index} answered; look at the health of the"
            " cluster (`GET _cluster/health`), and start the missing nodes again.",
        )


class WrongVersionError(ClusterError):
    """The cluster is of a major version that this code does not know."""

    def __init__(self, found: str, known: str) -> None:
        super().__init__(
            f"Cụm là phiên bản {found}; Bantin dùng được OpenSearch {known}: hãy trỏ"
            " opensearch_addresses đến cụm như thế, hoặc dùng phiên bản Bantin khác.",
            f"The cluster is of version {found}; Bantin works with OpenSearch {known}: set"
            " opensearch_addresses to such a cluster, or use another version of Bantin.",
        )


class RedClusterError(ClusterError):
    """Some shards of an index have no copy on any node."""

    def __init__(self, index: str) -> None:
        super().__init__(
            f"Cụm OpenSearch đang đỏ: có phần của {index} không nằm trên nút nào; hãy khởi động lại"
            " nút thiếu (`GET _cluster/allocation/explain` nói vì sao), rồi chạy lại.",
            f"The OpenSearch cluster is red: some shards of {index} are on no node; start the"
            " missing nodes again (`GET _cluster/allocation/explain` says why), then run again.",
        )


_NAMED = {401: "security_exception"}
"""Who is not let in may be told so by a page of text, without a type."""

_WHAT_TO_DO = {
    "aliases_not_found_exception": " Một tiến trình khác vừa ghi xong: hãy chạy lại.",
    "cluster_block_exception": " Có thể đĩa đã đầy: hãy thêm chỗ, rồi bỏ chặn ghi.",
    "security_exception": " Hãy xem opensearch_user, opensearch_password và quyền của vai trò.",
}
_WHAT_TO_DO_EN = {
    "aliases_not_found_exception": " Another writer was faster: run again.",
    "cluster_block_exception": " A disk may be full: make room, then lift the block on writing.",
    "security_exception": " See opensearch_user, opensearch_password and the rights of the role.",
}
