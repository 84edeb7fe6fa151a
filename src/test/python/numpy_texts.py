"""Writes numpy.tsv: what numpy prints of arrays, for NumpyTest. Run with numpy 2.4.

Each line: letter and size of the type, byte order, unit, shape, F or C, bytes in hex, and repr in JSON.
"""

import json
import random

import numpy as np

random.seed(5)
np.seterr(all="ignore")


def row(array):
    order = "F" if array.flags.f_contiguous and not array.flags.c_contiguous else "C"
    dtype = array.dtype
    unit = np.datetime_data(dtype)[0] if dtype.kind in "mM" else ""
    big = ">" if dtype.byteorder == ">" else "<"
    number = dtype.itemsize // 4 if dtype.kind == "U" else dtype.itemsize
    shape = ",".join(map(str, array.shape))
    data = array.tobytes(order).hex()
    print(dtype.kind + str(number), big, unit, shape, order, data, json.dumps(repr(array)), sep="\t")


def floats(count):
    kind = random.randrange(7)
    if kind == 0:
        return [random.uniform(-5, 5) for _ in range(count)]
    if kind == 1:
        return [random.choice([0.0, -0.0, 1.5, 2, 1e3]) for _ in range(count)]
    if kind == 2:
        return [random.uniform(-1, 1) * 10 ** random.randint(-12, 12) for _ in range(count)]
    if kind == 3:
        return [random.choice([float("nan"), float("inf"), float("-inf"), 1.25]) for _ in range(count)]
    if kind == 4:
        return [random.randint(-(10**9), 10**9) for _ in range(count)]
    if kind == 5:
        return [round(random.uniform(-99, 99), 2) for _ in range(count)]
    return [1.0] * count


SHAPES = [(), (1,), (2,), (7,), (40,), (0,), (0, 3), (2, 3), (3, 1, 2), (2, 2, 2, 2), (4, 25)]
for i in range(400):
    shape = random.choice(SHAPES)
    count = int(np.prod(shape))
    dtype = random.choice(["f2", "f4", "f8", "f8", ">f4", "c8", "c16"])
    values = floats(count)
    if dtype[0] == "c":
        values = [complex(a, b) for a, b in zip(values, floats(count))]
    array = np.array(values, dtype=float if dtype[0] != "c" else complex).astype(dtype).reshape(shape)
    row(np.asfortranarray(array) if random.random() < 0.2 and len(shape) > 1 else array)
for i in range(200):
    shape = random.choice(SHAPES)
    count = int(np.prod(shape))
    dtype = random.choice(["?", "i1", "u1", "i2", ">i2", "i4", "u4", "i8", ">u8", "S3", "U2", ">U2", "M8[D]", "M8[us]", "M8[M]", "m8[s]"])
    size = np.dtype(dtype).itemsize
    if "U" in dtype:
        array = np.array(["a\\'\u00e9"[random.randrange(3) :][:2] for _ in range(count)], dtype=dtype)
    elif dtype[0] == "M":
        array = np.array([random.choice(["NaT", random.randrange(20000)]) for _ in range(count)], dtype=object)
        array = np.array([np.datetime64(v, "D") for v in array] or [], dtype="M8[D]").astype(dtype)
    else:
        array = np.frombuffer(random.randbytes(size * count), dtype="u1" if dtype == "?" else dtype)
        array = (array > 99) if dtype == "?" else array
    row(array.reshape(shape))
for array in [np.arange(1001), np.arange(2000.0), np.arange(3000).reshape(3, 1000), np.arange(2000, dtype="u2").reshape(1000, 2), np.zeros((11, 10, 10)), np.arange(1000)]:
    row(array)
