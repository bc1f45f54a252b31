import json
import signal
import sys
from pathlib import Path
from subprocess import PIPE, Popen
from threading import Timer

import pytest

COMMAND = [sys.executable, "-c", "from index.command import main; main()"]


@pytest.mark.usefixtures("interruptible")
@pytest.mark.parametrize("ending", [signal.SIGTERM, signal.SIGINT])
def test_updates_are_told_until_it_is_stopped(
    source: Path, index_dir: Path, ending: signal.Signals
) -> None:
    command = [*COMMAND, "watch", str(source), "--index", str(index_dir), "--workers", "1"]
    with Popen(command, stdout=PIPE, text=True) as watch:
        assert watch.stdout is not None
        # Whoever waits in vain for a line is told so by the end of the lines.
        patience = Timer(120, watch.kill)
        patience.start()
        events = (json.loads(line) for line in watch.stdout)
        assert next(each for each in events if each["event"] == "done")["indexed"] == 3
        source.write_text("{\n")
        failed = next(each for each in events if each["event"] == "failed")
        assert failed["status"] == 5
        watch.send_signal(ending)
        assert watch.wait(60) == {signal.SIGTERM: 0, signal.SIGINT: 130}[ending]
        patience.cancel()
