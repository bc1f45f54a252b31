from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from index.bulletin import Bulletin
from search.engine.compiled.engine import KernelEngine
from search.kernel.library import Kernel, NoKernel
from search.query.clause import Query
from search.request import Filters
from tests.search.engine.engines import KERNEL
from tests.search.indexing import FIRST, index


@pytest.mark.skipif(isinstance(KERNEL, NoKernel), reason="there is no kernel here")
def test_stories_of_documents_that_there_are_not_are_refused(tmp_path: Path) -> None:
    assert isinstance(KERNEL, Kernel)
    reader = index(tmp_path, [Bulletin("a", "Họp", FIRST), Bulletin("b", "Họp", FIRST)])
    reader = replace(reader, kept_stories=np.array([0, 2]))
    with pytest.raises(ValueError, match="stories"):
        KernelEngine(reader, KERNEL).match(Query("")).count(Filters(folds=True))
