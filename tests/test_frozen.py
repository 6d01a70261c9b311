"""A quickly made value is the same value: arguments, defaults, equality, and that nothing changes it."""

from dataclasses import FrozenInstanceError, dataclass, field, replace

import pytest

from bot.frozen import quickly_made
from tests.storage.values import coded


@dataclass(frozen=True, slots=True)
class Plain:
    """As dataclasses make it."""

    name: str
    rank: int = 3
    others: tuple[str, ...] = ()


@quickly_made
@dataclass(frozen=True, slots=True)
class Quick:
    """The same, quickly made."""

    name: str
    rank: int = 3
    others: tuple[str, ...] = ()


def test_takes_the_same_arguments_and_defaults() -> None:
    for args, named in ((("a",), {}), (("a", 4), {"others": ("b",)}), ((), {"others": ("b",), "name": "a"})):
        plain, quick = Plain(*args, **named), Quick(*args, **named)
        assert (quick.name, quick.rank, quick.others) == (plain.name, plain.rank, plain.others)
        assert repr(quick) == repr(plain).replace("Plain", "Quick")
    with pytest.raises(TypeError):
        Quick()  # type: ignore[call-arg]
    with pytest.raises(TypeError):
        Quick("a", colour="red")  # type: ignore[call-arg]


def test_is_of_its_class_equal_hashable_and_frozen() -> None:
    value = Quick("a")
    assert type(value) is Quick and value == Quick("a", 3) and hash(value) == hash(Quick("a"))
    assert replace(value, rank=4) == Quick("a", 4)
    with pytest.raises(FrozenInstanceError):
        value.rank = 5  # type: ignore[misc]
    assert not hasattr(value, "__dict__")


def test_refuses_what_it_would_make_otherwise() -> None:
    @dataclass(frozen=True, slots=True)
    class WithFactory:
        rows: list[str] = field(default_factory=list)

    with pytest.raises(TypeError, match="WithFactory"):
        quickly_made(WithFactory)


@quickly_made
@dataclass(frozen=True, slots=True)
class Named:
    """Fields that are called as the constructor might call its own parts."""

    name: str
    turn: str | None = None
    open: int = 1
    shut: int = 2
    cls: str = "c"


def test_every_field_has_its_value_or_its_own_default() -> None:
    assert (made := Named("n")) == Named("n", None, 1, 2, "c")
    assert repr(made).endswith("Named(name='n', turn=None, open=1, shut=2, cls='c')")
    assert type(made) is Named and hash(made) == hash(Named(name="n"))
    assert replace(made, turn="t").turn == "t"


def test_what_was_made_stays_as_it_is() -> None:
    with pytest.raises(FrozenInstanceError):
        Named("n").name = "other"  # type: ignore[misc]


def test_a_statement_without_a_turn_has_none() -> None:
    assert coded().turn is None


def test_a_class_that_needs_more_is_refused() -> None:
    with pytest.raises(TypeError):

        @quickly_made
        @dataclass(frozen=True, slots=True)
        class _Listed:
            names: list[str] = field(default_factory=list)
