"""The shared library with every function that placard.h declares, and what is lent to it."""
import ctypes
import operator
import os
import types
import weakref
from collections.abc import Iterable

from . import _header

NONE = _header.NONE


def _load() -> types.SimpleNamespace:
    """The functions by their names without `placard_`."""
    path = os.environ.get("PLACARD_LIBRARY") or os.path.join(os.path.dirname(__file__), _header.LIBRARY)
    library = ctypes.CDLL(path)
    functions = types.SimpleNamespace()
    for name, (result, arguments) in _header.FUNCTIONS.items():
        function = getattr(library, name)
        function.restype, function.argtypes = result, arguments
        setattr(functions, name.removeprefix("placard_"), function)
    return functions


def _layout() -> int:
    """PLACARD_LAYOUT of placard.h, by the structs as Python has them."""
    weight, total = 1, _header.VERSION_MAJOR * 256 + _header.VERSION_MINOR
    for struct in ("module", "document", "attempt", "session", "screen", "error"):
        weight *= 31
        total += ctypes.sizeof(getattr(_header, f"placard_{struct}")) * weight
    return total & 0xFFFFFFFF


C = _load()

if C.layout() != _layout():
    raise ImportError(f"this is libplacard {C.version() >> 16}.{C.version() >> 8 & 255}.{C.version() & 255} or built otherwise; the module is "
                      f"for {_header.VERSION_MAJOR}.{_header.VERSION_MINOR}: install the two together")


class Error(Exception):
    """A call was refused.

    status  its number, as in placard.h
    name    its name there: "PLACARD_ZIP_CRC"
    entry   number of the entry of the bundle that `offset` counts in; None: the file
    offset  bytes from its start; None where the call was at fault and no byte of the bundle
    """

    def __init__(self, status: int, error: "_header.placard_error | None" = None):
        super().__init__(C.status_text(status).decode())
        self.status, self.name = status, C.status_name(status).decode()
        self.entry = None if error is None or error.entry == NONE else error.entry
        self.offset = None if error is None else error.offset


def check(status: int, error: "_header.placard_error | None" = None) -> None:
    if status != 0:
        raise Error(status, error)


class _Buffer(ctypes.Structure):
    """Py_buffer of the C API."""

    _fields_ = [("buf", ctypes.c_void_p), ("obj", ctypes.py_object), ("len", ctypes.c_ssize_t), ("itemsize", ctypes.c_ssize_t),
                ("readonly", ctypes.c_int), ("ndim", ctypes.c_int), ("format", ctypes.c_char_p), ("shape", ctypes.c_void_p),
                ("strides", ctypes.c_void_p), ("suboffsets", ctypes.c_void_p), ("internal", ctypes.c_void_p)]


class Lent:
    """The bytes of any object that has a buffer (bytes, bytearray, memoryview, mmap, array ...), in place.

    Only bytes that do not lie side by side are copied.  While this lives the object cannot be resized or closed.
    """

    def __init__(self, data):
        view = memoryview(data)
        if not view.c_contiguous:
            data = view.tobytes()
        buffer = _Buffer()
        ctypes.pythonapi.PyObject_GetBuffer(ctypes.py_object(data), ctypes.byref(buffer), 0)
        weakref.finalize(self, ctypes.pythonapi.PyBuffer_Release, ctypes.byref(buffer)).atexit = False
        self.address, self.size = buffer.buf, buffer.len

    def as_bytes(self) -> "_header.placard_bytes":
        return _header.placard_bytes(self.address, self.size)


def copy(borrowed: "_header.placard_bytes") -> bytes:
    return ctypes.string_at(borrowed.data, borrowed.size) if borrowed.size else b""


def text(borrowed: "_header.placard_bytes") -> str:
    return copy(borrowed).decode()


def ranges_of(priority) -> str:
    """Language ranges as the library has them: a text, or one of each item."""
    ranges = [priority] if isinstance(priority, str) else priority if isinstance(priority, Iterable) else [None]
    ranges = list(ranges)
    if not all(isinstance(one, str) for one in ranges):
        raise TypeError(f'languages are a number, a text like "es-MX, fr", or a list of such texts, and not {priority!r}')
    return ", ".join(ranges)


def word(name: str, number) -> int:
    """A number that fits the library's 32 bits; ctypes would cut it."""
    value = operator.index(number)
    if not 0 <= value < 1 << 32:
        raise ValueError(f"{name} is {value}, and must be from 0 to {(1 << 32) - 1}")
    return value


def words(name: str) -> dict:
    """Words by their codes of a list in placard.h."""
    return {code: word for _, code, word in getattr(_header, name + "_LIST")}


def saved(save, it) -> bytes:
    """What a function of the library saves: asked for its size, then written."""
    out = ctypes.create_string_buffer(max(1, save(it, None, 0)))
    size = save(it, out, len(out))
    return out.raw[:size]
