from search.engine.lazy import Lazy


class Well:
    def __init__(self) -> None:
        self.drawn = 0

    @Lazy
    def water(self) -> int:
        """How much was drawn."""
        self.drawn += 1
        return self.drawn


def test_a_value_is_made_once_for_each_instance() -> None:
    well, other = Well(), Well()
    assert well.drawn == 0
    assert (well.water, well.water, other.water) == (1, 1, 1)
    assert (well.drawn, other.drawn) == (1, 1)


def test_the_class_tells_what_it_is() -> None:
    assert isinstance(Well.water, Lazy)
    assert Well.water.__doc__ == "How much was drawn."
