import pytest

from search.kernel.library import Kernel, usable_kernel


@pytest.fixture(scope="session", params=["NumPy", "kernel"])
def kernel(request: pytest.FixtureRequest) -> Kernel | None:
    """The kernel, or None: each test runs with and without it."""
    if request.param == "NumPy":
        return None
    found = usable_kernel()
    if found is None:
        pytest.skip("no kernel was compiled here")
    return found
