"""`lru_cache` for functions whose results have words in them: each language has its own."""

from collections.abc import Callable
from functools import _CacheInfo, lru_cache, update_wrapper
from typing import Generic, ParamSpec, TypeVar

from ui.language.spoken import language

Arguments = ParamSpec("Arguments")
Given = TypeVar("Given")


class KeptByLanguage(Generic[Arguments, Given]):
    """A function that remembers what it gave, by its arguments and by the language that holds."""

    def __init__(self, function: Callable[Arguments, Given], maxsize: int) -> None:
        @lru_cache(maxsize=maxsize)
        def kept(_spoken: str, *args: Arguments.args, **kwargs: Arguments.kwargs) -> Given:
            return function(*args, **kwargs)

        self._kept = kept
        update_wrapper(self, function)

    def __call__(self, *args: Arguments.args, **kwargs: Arguments.kwargs) -> Given:
        """What the function gives in the language that holds."""
        return self._kept(language(), *args, **kwargs)  # type: ignore[arg-type]

    def cache_clear(self) -> None:
        """Forget everything."""
        self._kept.cache_clear()

    def cache_info(self) -> _CacheInfo:
        """How much is remembered."""
        return self._kept.cache_info()


def kept_by_language(
    maxsize: int,
) -> Callable[[Callable[Arguments, Given]], KeptByLanguage[Arguments, Given]]:
    """A decorator that makes a function such a one."""
    return lambda function: KeptByLanguage(function, maxsize)
