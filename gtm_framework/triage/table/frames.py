"""A pandas or polars table as the kernel needs it: columns as codes or numbers, results added."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import narwhals as nw
import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
from narwhals.exceptions import DuplicateError
from numpy.typing import NDArray

from gtm_framework.errors import GtmError

_TEXT = pa.large_string()
Frame = nw.DataFrame[Any]
Column = nw.Series[Any]


@dataclass(frozen=True, slots=True)
class Encoded:
    """A column of words as small whole numbers.

    Attributes:
        codes: One per row: the position of its label, or -1 if the table has no value.
        labels: The distinct cells, as in the table.
    """

    codes: NDArray[Any]
    labels: list[Any]


@dataclass(frozen=True, slots=True)
class Words:
    """A result that is one of a few words: its codes, -1 for none, and the words."""

    codes: NDArray[np.int8]
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Figures:
    """A numeric result: the numbers, and whether there is one."""

    figures: NDArray[Any]
    known: NDArray[np.bool_]


Result = Words | Figures | NDArray[Any]


def opened(frame: Any) -> Frame:
    """The table behind a common interface.

    Raises:
        GtmError: If it isn't a pandas or polars DataFrame, or two of its columns share a name.
    """
    kind = f"{type(frame).__module__.partition('.')[0]} {type(frame).__name__}"
    try:
        opened_frame: Frame = nw.from_native(frame, eager_only=True)
    except DuplicateError as error:
        raise GtmError(
            "triage_table: two columns of the table share a name. Use a different name for each."
        ) from error
    except TypeError as error:
        raise GtmError(_refusal(kind)) from error
    if not (opened_frame.implementation.is_pandas() or opened_frame.implementation.is_polars()):
        raise GtmError(_refusal(kind))
    return opened_frame


def encoded(frame: Frame, name: str, words: Sequence[str] = ()) -> Encoded:
    """A column of words as codes, whatever its type.

    Args:
        frame: The table.
        name: The column.
        words: The expected words; a column with nothing else is read in a fraction of the time.
    """
    native = frame.to_native()[name]
    if isinstance(native, pd.Series) and isinstance(native.dtype, pd.CategoricalDtype):
        cells: Any = native.array
        return Encoded(cells.codes, cells.categories.to_list())
    if isinstance(native, pd.Series) and isinstance(native.dtype, pd.StringDtype):
        return _encoded_texts(native, words)
    column = frame[name]
    if not isinstance(column.dtype, nw.String | nw.Categorical | nw.Enum):
        return _one_by_one(column)
    if column.implementation.is_polars():
        return _encoded_polars(native, column.implementation.to_native_namespace(), words)
    return _encoded_pandas(native, column, words)


def numbers(frame: Frame, name: str) -> NDArray[np.float64] | None:
    """A column of numbers, NaN for blanks; None if its type can't hold numbers."""
    native = frame.to_native()[name]
    if isinstance(native, pd.Series) and isinstance(native.dtype, np.dtype) and native.dtype.kind in "iuf":
        return native.to_numpy(np.float64)
    column = frame[name]
    if not column.dtype.is_numeric():
        return None
    return np.asarray(column.cast(nw.Float64).to_numpy(), dtype=np.float64)


def with_results(frame: Frame, results: Mapping[str, Result]) -> Any:
    """The original table with the results after its own columns.

    A column with the same name is replaced; rows, their order, and their index stay.
    """
    columns = {*frame.columns}
    replaced = [name for name in results if name in columns]
    native = (frame.drop(replaced) if replaced else frame).to_native()
    if frame.implementation.is_polars():
        polars = frame.implementation.to_native_namespace()
        return native.with_columns([_polars(polars, name, made) for name, made in results.items()])
    made = {name: _pandas(result) for name, result in results.items()}
    return pd.concat([native, pd.DataFrame(made, index=native.index, copy=False)], axis=1)


def _refusal(kind: str) -> str:
    return (
        f"triage_table takes a pandas or polars DataFrame, not a {kind}. Ranking needs every row in "
        "memory: "
        "collect or convert the table first, for example with .collect(), .compute(), or .to_pandas()."
    )


def _encoded_polars(native: Any, polars: Any, words: Sequence[str]) -> Encoded:
    if native.dtype != polars.Enum:
        expected = native.cast(polars.Enum(words), strict=False)
        if expected.null_count() == native.null_count():
            return _from_arrow(expected.to_arrow())
    return _from_arrow(native.to_arrow())


def _encoded_pandas(native: "pd.Series[Any]", column: Column, words: Sequence[str]) -> Encoded:
    if native.dtype == object:
        if pd.api.types.infer_dtype(native) not in ("string", "empty"):
            return _one_by_one(column)
        codes, labels = pd.factorize(native)
        return Encoded(codes, labels.tolist())
    return _encoded_texts(native, words)


def _encoded_texts(native: "pd.Series[Any]", words: Sequence[str]) -> Encoded:
    texts = pa.array(native.array, from_pandas=True)
    texts = texts if texts.type == _TEXT else texts.cast(_TEXT)
    # A missing value is looked up as well, at position 0: filling it in afterward would take another pass.
    places = pc.index_in(texts, value_set=_looked_up(tuple(words)))
    if not places.null_count:
        return Encoded(np.subtract(places, 1, dtype=np.int16, casting="unsafe"), list(words))
    return _from_arrow(texts.combine_chunks() if isinstance(texts, pa.ChunkedArray) else texts)


@lru_cache(maxsize=256)
def _looked_up(words: tuple[str, ...]) -> Any:
    """The words to look up, after the missing value."""
    return pa.array([None, *words], _TEXT)


@lru_cache(maxsize=64)
def _category(words: tuple[str, ...]) -> pd.CategoricalDtype:
    return pd.CategoricalDtype(pd.Index(words))


def _from_arrow(texts: Any) -> Encoded:
    if not isinstance(texts, pa.DictionaryArray):
        texts = texts.dictionary_encode()
    few = len(texts.dictionary) < 2**15
    codes = texts.indices.cast(pa.int16() if few else pa.int32()).fill_null(-1)
    return Encoded(codes.to_numpy(), texts.dictionary.to_pylist())


def _one_by_one(column: Column) -> Encoded:
    """Every cell as its own label: for mixed types, in which 1 and True would otherwise be equal."""
    missing = column.is_null().to_numpy()
    return Encoded(np.where(missing, -1, np.arange(len(column))), column.to_list())


def _pandas(result: Result) -> Any:
    match result:
        case Words(codes, words):
            return pd.Categorical.from_codes(codes, dtype=_category(words))
        case Figures(figures, known) if figures.dtype.kind == "i":
            return pd.arrays.IntegerArray(figures, ~known)
        case Figures(figures, _):
            return figures
    return result


def _polars(polars: Any, name: str, result: Result) -> Any:
    match result:
        case Words(codes, words):
            picked = polars.Series(codes)
            every_word = polars.Series(name, words, dtype=polars.Enum(words))
            return every_word.gather(picked.set(picked < 0, None).cast(polars.UInt32))
        case Figures(figures, known):
            return polars.Series(name, figures).set(polars.Series(~known), None)
    return polars.Series(name, result)
