"""One codec between the nouns and JSON: any frozen dataclass out, the same value back.

Field types decide everything; there is no code per class. Unknown keys and wrong types are
refused with the path to the field at fault, since the files may have been edited by hand.
"""

from __future__ import annotations

import base64
import dataclasses
import json
import types
import typing
from enum import Enum
from functools import cache
from pathlib import PurePath
from typing import Any, TypeVar, cast

from briefing.errors import ArchiveError

T = TypeVar("T")

_SCALARS = (bool, int, float, str)


def dumps(value: object, *, indent: int | None = 2) -> str:
    """Give `value` (a noun, or tuples, lists, dicts of them) as JSON text, keys in field order."""
    return json.dumps(to_plain(value), ensure_ascii=False, indent=indent, allow_nan=False)


def loads(kind: type[T], text: str | bytes, *, where: str = "JSON") -> T:
    """Read a `kind` back from JSON text.

    Raises ArchiveError naming `where` and the field when the text is not such a value.
    """
    try:
        plain = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ArchiveError(f"{where} is not JSON: {error}", "Mend or delete the file.") from None
    return from_plain(kind, plain, where=where)


def to_plain(value: object) -> Any:  # noqa: PLR0911 - one line a kind of value
    """Give `value` as dicts, lists, strings, numbers, booleans and None only."""
    if isinstance(value, Enum):
        return value.value
    if value is None or isinstance(value, _SCALARS):
        return value
    if isinstance(value, PurePath):
        return str(value)
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {
            field.name: to_plain(getattr(value, field.name)) for field in dataclasses.fields(value)
        }
    if isinstance(value, dict):
        return {str(key): to_plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [to_plain(item) for item in value]
    return _array_to_plain(value)


def from_plain(kind: type[T], plain: Any, *, where: str = "value") -> T:
    """Build a `kind` from what `to_plain` gave; raises ArchiveError with the path to the fault."""
    return cast("T", _build(kind, plain, where))


def _build(kind: Any, plain: Any, where: str) -> Any:  # noqa: PLR0911 - one a kind of type
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if origin in (types.UnionType, typing.Union):
        return _build_optional(arguments, plain, where)
    if origin in (tuple, list):
        _expect(isinstance(plain, list), "a list", plain, where)
        item = arguments[0] if arguments else str
        return origin(_build(item, entry, f"{where}[{i}]") for i, entry in enumerate(plain))
    if origin is dict:
        _expect(isinstance(plain, dict), "an object", plain, where)
        return {key: _build(arguments[1], entry, f"{where}.{key}") for key, entry in plain.items()}
    if dataclasses.is_dataclass(kind):
        return _build_dataclass(kind, plain, where)
    if isinstance(kind, type) and issubclass(kind, Enum):
        values = [member.value for member in kind]
        _expect(plain in values, f"one of {', '.join(map(str, values))}", plain, where)
        return kind(plain)
    if kind in _SCALARS:
        return _build_scalar(kind, plain, where)
    if kind is Any:
        return plain
    return _array_from_plain(plain, where)


def _build_optional(kinds: tuple[Any, ...], plain: Any, where: str) -> Any:
    if plain is None:
        _expect(type(None) in kinds, "a value", plain, where)
        return None
    (kind,) = (kind for kind in kinds if kind is not type(None))
    return _build(kind, plain, where)


def _build_dataclass(kind: Any, plain: Any, where: str) -> Any:
    _expect(isinstance(plain, dict), "an object", plain, where)
    hints = _hints(kind)
    unknown = sorted(set(plain) - set(hints))
    if unknown:
        raise ArchiveError(f"{where} has no field {unknown[0]!r}", f"Fields: {', '.join(hints)}.")
    given = {name: _build(hints[name], entry, f"{where}.{name}") for name, entry in plain.items()}
    for field in dataclasses.fields(kind):
        required = (
            field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING
        )
        if required and field.name not in given:
            raise ArchiveError(f"{where} lacks its field {field.name!r}", "Add it.")
    return kind(**given)


def _build_scalar(kind: type, plain: Any, where: str) -> Any:
    if kind is float and isinstance(plain, int) and not isinstance(plain, bool):
        return float(plain)
    _expect(type(plain) is kind, f"of type {kind.__name__}", plain, where)
    return plain


def _expect(truth: bool, wanted: str, plain: Any, where: str) -> None:
    if not truth:
        shown = json.dumps(plain, ensure_ascii=False)[:60]
        raise ArchiveError(f"{where} should be {wanted}, not {shown}", "Mend that value.")


@cache
def _hints(kind: type) -> dict[str, Any]:
    """Field types by name; the array type is looked up only when a class really has one."""
    module = vars(__import__(kind.__module__, fromlist=["_"]))
    names = dict(module)
    if any("npt." in str(field.type) for field in dataclasses.fields(kind)):
        import numpy as np  # noqa: PLC0415 - only Clip needs it, and it is slow to load
        import numpy.typing as npt  # noqa: PLC0415

        names.update(np=np, npt=npt)
    return typing.get_type_hints(kind, globalns=names)


def _array_to_plain(value: object) -> dict[str, str]:
    import numpy as np  # noqa: PLC0415 - only Clip needs it, and it is slow to load

    if not isinstance(value, np.ndarray):
        raise TypeError(f"cannot write a {type(value).__name__} as JSON")
    little = np.ascontiguousarray(value, dtype="<f4")
    return {"float32": base64.b64encode(little.tobytes()).decode("ascii")}


def _array_from_plain(plain: Any, where: str) -> Any:
    import numpy as np  # noqa: PLC0415

    _expect(isinstance(plain, dict) and set(plain) == {"float32"}, "an array", plain, where)
    try:
        raw = base64.b64decode(plain["float32"], validate=True)
        return np.frombuffer(raw, dtype="<f4").astype(np.float32)
    except (TypeError, ValueError):
        raise ArchiveError(f"{where} is not an array: damaged", "Mend that value.") from None
