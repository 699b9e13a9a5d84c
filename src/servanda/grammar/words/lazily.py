"""Attributes that are found when they are first asked for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar, overload

Found = TypeVar("Found")


class lazily(Generic[Found]):  # noqa: N801 - a decorator
    """A method as an attribute, found once.

    It is set as any other attribute is, not put into `__dict__`, as `functools.cached_property` does: with that the
    interpreter would give up the layout by which it reads all attributes of an object at once.
    """

    def __init__(self, find: Callable[[Any], Found]) -> None:
        self._find = find
        self.__doc__ = find.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        """Take the name of the method."""
        self._name = name

    @overload
    def __get__(self, one: None, owner: type) -> lazily[Found]: ...
    @overload
    def __get__(self, one: object, owner: type) -> Found: ...
    def __get__(self, one: object | None, owner: type) -> lazily[Found] | Found:
        """What the method gives for an object; asked once, since from then on the object has it itself."""
        if one is None:
            return self
        found = self._find(one)
        setattr(one, self._name, found)
        return found
