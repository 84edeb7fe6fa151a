"""Prints pickles of plain data, in each protocol: the name, and the bytes in hex, in a line."""

import array
import collections
import datetime
import decimal
import fractions
import io
import ipaddress
import pathlib
import pickle
import re
import sys
import time
import types
import uuid


def update():
    pass


class Outer:
    class Inner:
        def method(self):
            pass


UTC = datetime.timezone.utc
EAST = datetime.timezone(datetime.timedelta(hours=5, minutes=30), "east")
NOW = datetime.datetime(2026, 11, 28, 13, 30, 5, 123456)

VALUES = {
    "numbers": [0, -1, 2**70, 1.5, float("nan"), 1 + 2j, True, None],
    "texts": ["", "hello", "é😀", b"", b"\xff", bytearray(), bytearray(b"\x00\xff")],
    "containers": [(), (1,), [], {}, set(), {1, 2}, frozenset(), frozenset({3})],
    "classes by reference": [int, str, dict, ValueError, update, Outer, Outer.Inner],
    "methods by reference": [Outer.Inner.method, collections.OrderedDict],
    "names in a call": ((), {"action": update, "pos": [1.0, 2.0, 3.0], "quat": [0, 0, 0, 1]}),
    "classes without a name": [type(None), type(...), type(NotImplemented), ..., NotImplemented],
    "range, slice": [range(3), range(1, 10, 2), slice(1, 2)],
    "dates": [NOW, NOW.date(), NOW.time(), NOW.replace(tzinfo=UTC), NOW.replace(tzinfo=EAST)],
    "times": [datetime.timedelta(1, 2, 3), UTC, EAST, time.gmtime(0), NOW.timetz()],
    "decimals": [decimal.Decimal("1.5"), decimal.Decimal("NaN"), fractions.Fraction(1, 3)],
    "collections": [
        collections.OrderedDict(a=1),
        collections.Counter("abba"),
        collections.deque([1, 2], 5),
        collections.defaultdict(list, a=[1]),
        collections.defaultdict(None),
        collections.ChainMap({"a": 1}, collections.OrderedDict(b=2)),
        collections.UserDict(a=1),
        collections.UserList([1]),
        collections.UserString("a"),
    ],
    "namespace": types.SimpleNamespace(a=1, b=[types.SimpleNamespace()]),
    "uuid": [uuid.UUID(int=5), uuid.UUID("12345678123456781234567812345678")],
    "paths": [pathlib.PurePosixPath("/a/b"), pathlib.PureWindowsPath("c:/a"), pathlib.Path("a")],
    "addresses": [
        ipaddress.ip_address("10.0.0.7"),
        ipaddress.ip_address("::1"),
        ipaddress.ip_network("10.0.0.0/8"),
        ipaddress.ip_network("fe80::/64"),
        ipaddress.ip_interface("10.0.0.7/8"),
        ipaddress.ip_interface("fe80::1/64"),
    ],
    "exceptions": [
        ValueError("a", 1),
        KeyError(),
        OSError(2, "no", "file"),
        UnicodeDecodeError("utf-8", b"\xff", 0, 1, "no"),
    ],
    "arrays": [array.array("d", [1, 2]), array.array("B", b"ab"), array.array("i")],
    "patterns": [re.compile("a+"), re.compile(b"a", re.I)],
    "aliases": [list[int], dict[str, list[int]]],
    "files in memory": [io.BytesIO(b"ab"), io.StringIO("ab")],
    "an object with an attribute": (lambda e: (setattr(e, "a", [1]), e)[1])(ValueError(1)),
}

try:
    import zoneinfo

    BERLIN = zoneinfo.ZoneInfo("Europe/Berlin")
    VALUES["zones"] = [BERLIN, NOW.replace(tzinfo=BERLIN)]
except Exception:
    pass  # a computer without time zones
try:
    import numpy

    VALUES["numpy"] = [
        numpy.ones((2, 3), dtype=kind)
        for kind in ["u1", "<i4", ">i4", "<f4", "<f8", "c16", "?"]
    ] + [
        numpy.array(["a", "bc"]),
        numpy.array([b"a"]),
        numpy.array([1, "a", None, [update]], dtype=object),
        numpy.array(["2026-11-28"], "M8[D]"),
        numpy.array([5], "m8[s]"),
        numpy.zeros(2, [("x", "<f4"), ("y", "<i2", (2,))]),
        numpy.zeros(2, numpy.dtype([("x", "i1"), ("y", "f8")], align=True)),
        numpy.zeros(2, [("x", "V5"), ("y", [("a", "U3"), ("b", "M8[s]")], 3)]),
        numpy.zeros(2, [(("a title", "x"), "i4")]),
        numpy.rec.array([(1, 2.5)], dtype=[("a", "i4"), ("b", "f8")]),
        numpy.asfortranarray(numpy.ones((2, 3))),
        numpy.ones((4, 4))[::2, ::2],
        numpy.zeros(0),
        numpy.float64(1.5),
        numpy.int32(5),
        numpy.bool_(True),
        numpy.datetime64("2026-11-28"),
        numpy.dtype("<f8"),
        numpy.ma.masked_array([1, 2], mask=[True, False]),
    ]
except ImportError:
    pass

for title, values in VALUES.items():
    for value in values if isinstance(values, list) else [values]:
        for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
            shown = "%s, %s, protocol %d" % (title, type(value).__name__, protocol)
            try:
                data = pickle.dumps(value, protocol)
                call = pickle.dumps(((1, value), {}), protocol)
            except TypeError:
                continue  # files in memory need protocol 2
            print(shown, data.hex(), sep="\t")
            print(shown + ", in a call", call.hex(), sep="\t")
            print(shown + ", in a value", pickle.dumps((data, call), protocol).hex(), sep="\t")
