"""A node is trusted only with a certificate of the authority that the settings name."""

import shutil
import subprocess
from pathlib import Path
from ssl import PROTOCOL_TLS_SERVER, SSLContext
from time import monotonic

import pytest

from search.opensearch.cluster.connection import Access, Connection
from search.opensearch.cluster.errors import UntrustedNodeError
from tests.search.opensearch.cluster.fake_node import fake_node

pytestmark = pytest.mark.skipif(shutil.which("openssl") is None, reason="no openssl to sign with")


@pytest.fixture
def certificate(tmp_path: Path) -> Path:
    """A certificate that signs itself, for 127.0.0.1; its key lies beside it."""
    path = tmp_path / "node.pem"
    subprocess.run(
        [
            *("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2"),
            *("-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1"),
            *("-keyout", str(tmp_path / "node.key"), "-out", str(path)),
        ],
        check=True,
        capture_output=True,
    )
    return path


def server_context(certificate: Path) -> SSLContext:
    context = SSLContext(PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, certificate.with_name("node.key"))
    return context


def test_a_node_of_the_named_authority_is_asked(certificate: Path) -> None:
    with fake_node((200, {"ok": True}), tls=server_context(certificate)) as node:
        access = Access((f"https://127.0.0.1:{node.port}",), ca=certificate)
        assert Connection(access).ask("GET", "/") == {"ok": True}


def test_a_node_of_another_authority_is_refused_at_once(certificate: Path) -> None:
    start = monotonic()
    with fake_node((200, {"ok": True}), tls=server_context(certificate)) as node:
        access = Access((f"https://127.0.0.1:{node.port}",), "reader", "bí mật")
        with pytest.raises(UntrustedNodeError, match="opensearch_ca"):
            Connection(access, 30.0).ask("GET", "/")
        assert not node.asked
    assert monotonic() - start < 15
