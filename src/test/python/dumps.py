"""Writes dumps_py313.tsv: what CPython's C pickle.dumps writes, for DumpsTest. Run CPython 3.13
with PYTHONHASHSEED=0, and compress with gzip -9n.

Each line: a name, and the pickle of one object with protocols 2, 3, 4 and 5 in hex; of long ones but
for protocol 5 the SHA-256 in brackets.
"""

import hashlib
import pickle
import random
import sys

assert sys.version_info[:2] == (3, 13), sys.version
assert pickle.dumps is not pickle._dumps
sys.setrecursionlimit(100_000)
random.seed(313)


def said(pickled, protocol):
    long = protocol < 5 and len(pickled) > 1_000
    return "(" + hashlib.sha256(pickled).hexdigest() + ")" if long else pickled.hex()


def row(name, value):
    print(name, *(said(pickle.dumps(value, p), p) for p in range(2, 6)), sep="\t")


# ---- values without parts, around each length at which another opcode begins

for value in (None, True, False):
    row(repr(value), value)
ints = {0, 1, 1000}
for bits in (7, 8, 15, 16, 31, 32, 39, 40, 63, 64, 71, 127, 128, 8 * 255 - 1, 8 * 255, 8 * 256, 20_000):
    ints |= {2**bits + step for step in (-1, 0, 1)}
row("ints", sorted(ints))
row("negative ints", [-value for value in sorted(ints)])
for value in sorted(ints)[-12:]:
    row("int of %d bits" % value.bit_length(), [value, -value])
row("floats", [0.0, -0.0, 1.5, 5e-324, 1.7976931348623157e308, float("inf"), -float("inf"), float("nan"), 0.1])
row("complex", [1j, complex(-0.0, -0.0), 1 + 2j, complex("nan+infj")])
LENGTHS = (0, 1, 2, 255, 256, 257, 65_535, 65_536, 65_537, 70_000)
for length in LENGTHS:
    row("str of %d" % length, "x" * length)
    row("strs of %d" % length, ["x" * length, "y" * length, "x" * length, 1])
    row("bytes of %d" % length, b"x" * length)
    row("bytes of %d twice" % length, [b"x" * length] * 2 + [b"\xff" * length, None])
    row("bytearray of %d" % length, bytearray(b"x" * length))
    row("bytearrays of %d" % length, [bytearray(b"\x80" * length), bytearray(b"z" * length), 0])
for text in ("\xe4", "\u20ac", "\U0001f600", "\ud800", "\ud83d\ude00", "a\nb\r\0\x1a\\", "\x7f\x80\xff"):
    for times in (1, 64, 85, 86, 128, 300, 22_000):
        row("%a %d times" % (text, times), text * times)
row("every byte", bytes(range(256)))
row("latin-1", "".join(map(chr, range(256))))

# ---- containers, around each size at which another opcode or batch begins

SIZES = (0, 1, 2, 3, 4, 5, 255, 256, 257, 999, 1000, 1001, 2000, 2001)
for size in SIZES:
    numbers = range(size)
    row("list of %d" % size, list(numbers))
    row("tuple of %d" % size, tuple(numbers))
    row("dict of %d" % size, dict.fromkeys(numbers))
    row("dict with str keys of %d" % size, {"key%d" % i: i for i in numbers})
    row("set of %d" % size, set(numbers))
    row("frozenset of %d" % size, frozenset(numbers))
    row("lists in a list of %d" % size, [[i] for i in numbers])
    row("tuples in a tuple of %d" % size, tuple((i, (i,)) for i in numbers))
row("empty ones", [(), [], {}, set(), frozenset(), "", b"", bytearray(), (), [], frozenset(), ""])
for a, b in (("x", b"x"), ("\xe4", b"\xe4"), ("\xff", b"\xff"), ("\x00", b"\x00"), ("", b""), ("xy", b"xy")):
    row("bytes, str: %a" % b, [b, a])
    row("str, bytes: %a" % b, [a, b])
    row("bytes twice: %a" % b, [b, bytes(b), b])
    row("bytearrays: %a" % b, [bytearray(b), b, a, bytearray(b), (b, a)])
    row("keys: %a" % b, {a: b, b: a, (a,): bytearray(b)})
row("latin1", ["latin2", b"latin1", b"1"])
row("one-byte bytes, all of them", [bytes([i]) for i in range(256)] + [chr(i) for i in range(256)])
row("in each other", {(1, (2,)): [{3: {4}}, frozenset({frozenset({5}), (6, 7)})], b"8": bytearray(b"9")})

# ---- what is shared, and what contains itself

shared = [[1, 2], (3, 4), {5: 6}, {7}, frozenset({8}), "text", b"bytes", bytearray(b"array"), 2**70, 1.5, 2j]
row("each twice", shared + shared)
row("each twice, in tuples", [(value, value) for value in shared])
row("pair of pairs", ((shared, shared[0]), (shared, shared[0])))
many = [[i] for i in range(300)]
row("more than 256 in the memo", many + many[::-1])
texts = ["text %d" % i for i in range(70_000 // 16)]
row("many texts, then again", texts + texts[:3] + texts[-3:])
one = [1]
one.append(one)
row("list in itself", one)
loop = {}
loop["loop"] = loop
row("dict in itself", loop)
for size in (1, 2, 3, 4, 5):
    inner = []
    outer = tuple([inner] + list(range(size - 1)))
    inner.append(outer)
    row("tuple of %d in its list" % size, outer)
    row("list in its tuple of %d" % size, inner)
    row("both with the tuple of %d" % size, [outer, inner, outer])
a, b = [], {}
a.append(b)
b["a"] = a
row("list and dict in each other", (a, b, a))
deep = []
for i in range(400):
    deep = [deep] if i % 3 else {i: deep} if i % 2 else (deep,)
row("deep", deep)

# ---- frames

row("ints over frames", list(range(300)) * 100)
row("texts over frames", ["%05d" % i + "x" * 1_000 for i in range(200)])
row("long texts between", ["a", "b" * 65_536, "c", b"d" * 65_535, "e", b"f" * 65_536, "g"])
for size in range(65_520, 65_545):
    row("frame of about %d" % size, ["x" * (size - 30), 1, 2, 3, 4, 5, 6])
    row("two frames of about %d" % size, ["x" * 60_000, "y" * (size - 60_020), "z" * 10, [1], {2: 3}])
for size in range(65_525, 65_540):
    row("nones, about %d" % size, [None] * size)
row("empty frame", ["x" * 65_536])
row("short frames", [b"x" * 65_536, b"y" * 65_537, 1])

# ---- anything

CHARACTERS = "abcdefgh  _0129'\"\\\n\t\x00\x7f\xe4\xf6\u0416\u20ac\ud83d\U0001f600"
pool = []


def text():
    return "".join(random.choices(CHARACTERS, k=random.choice((0, 1, 3, 8, 20))))


def leaf():
    kind = random.randrange(9)
    if kind == 0:
        return random.choice((None, True, False))
    if kind < 3:
        return random.choice((1, -1)) * random.getrandbits(random.choice((3, 8, 9, 16, 31, 32, 64, 200)))
    if kind == 3:
        return random.choice((random.gauss(0, 1), 10.0 ** random.randrange(-300, 300), 0.5))
    if kind < 7:
        return text()
    if kind == 7:
        return random.randbytes(random.choice((0, 1, 2, 5, 20)))
    return bytearray(random.randbytes(random.choice((0, 3)))) if random.random() < 0.5 else 1j


def hashable(depth):
    kind = random.randrange(8)
    if depth and kind == 0:
        return tuple(hashable(depth - 1) for _ in range(random.randrange(4)))
    if depth and kind == 1:
        return frozenset(hashable(depth - 1) for _ in range(random.randrange(4)))
    value = leaf()
    return text() if isinstance(value, bytearray) else value


def any_value(depth):
    if pool and random.random() < 0.1:
        return random.choice(pool)
    kind = random.randrange(9) if depth else 0
    items = [any_value(depth - 1) for _ in range(random.randrange(5))] if kind > 2 else []
    if kind <= 2:
        value = leaf()
    elif kind < 5:
        value = items
    elif kind == 5:
        value = tuple(items)
    elif kind == 6:
        value = {hashable(2) for _ in items}
    else:
        value = {hashable(1) if random.random() < 0.3 else text(): item for item in items}
    if random.random() < 0.3:
        pool.append(value)
    return value


for i in range(400):
    pool.clear()
    value = [any_value(5) for _ in range(random.randrange(1, 5))]
    if pool and random.random() < 0.2:
        part = random.choice(pool)
        if isinstance(part, list):
            part.append(value)
    row("any %d" % i, value)
for i in range(60):
    pool.clear()
    row("call %d" % i, (tuple(any_value(3) for _ in range(4)), {"k%d" % j: any_value(3) for j in range(3)}))
