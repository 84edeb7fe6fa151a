"""The other side of PickleBench: makes its messages, and times CPython's C pickle on them.

    pickle_bench.py make FOLDER     writes the messages, one file each, and prints their names
    pickle_bench.py time FILE       prints nanoseconds of loads and of dumps; the best of many rounds
    pickle_bench.py version         prints the interpreter's version
"""

import pathlib
import pickle
import platform
import random
import sys
import timeit
from functools import partial

ROUNDS = 15
SECONDS_OF_A_ROUND = 0.1


def pose():
    quat = (0.0, 0.7071067811865476, 0.0, 0.7071067811865476)
    return (), {"action": "go", "quat": quat, "pos": (1.5, 1.8, -3.25)}


def call():
    data = 5, "hello", [1, 2, 3], 1.5
    return data, {"foo": 78, "bar": ["more", "data"], "id": (1.5, None, True)}


def numbers():
    """4,000 numbers and 100 tuples."""
    choose = random.Random(4950)
    made = [choose.uniform(-100, 100) if i % 2 else choose.randrange(-300, 70000) for i in range(4000)]
    return (made, [(i, i / 7.0, "item %d" % i) for i in range(100)]), {}


def record(number, choose):
    return {
        "name": "player %d" % number,
        "position": (choose.random() * 10, 1.8, choose.uniform(-5, 5)),
        "score": choose.choice([number, number * 1000, -number, number << 40]),
        "active": number % 2 == 0,
        "target": None,
        "tags": ["red", "k\u00f6nig", "tag%d" % (number % 7)],
        "inventory": {"coins": choose.randrange(300), "keys": [1, 2, number]},
    }


def records(protocol, size):
    """As many records as fit the size."""
    choose = random.Random(4950)
    made = []
    while True:
        more = made + [record(len(made), choose)]
        if len(pickle.dumps(((more,), {}), protocol)) > size:
            return (made,), {}
        made = more


MESSAGES = {
    "pose-p4": (4, pose, 114, 114),
    "pose-p2": (2, pose, 100, 130),
    "call-p2": (2, call, 121, 121),
    "numbers-p4": (4, numbers, 20_000, 40_000),
    "numbers-p0": (0, numbers, 40_000, 70_000),
    "mixed-p4": (4, lambda: records(4, 31_000), 30_000, 31_000),
    "text-p0": (0, lambda: records(0, 65_000), 64_000, 65_000),
}


def make(folder):
    for name, (protocol, value, least, most) in MESSAGES.items():
        data = pickle.dumps(value(), protocol)
        data = pickle.dumps(pickle.loads(data), protocol)  # shared as it will be when it is read
        assert least <= len(data) <= most, (name, len(data))
        assert pickle.dumps(pickle.loads(data), protocol) == data, name
        (folder / name).write_bytes(data)
        print(name)


def best(function):
    timer = timeit.Timer(function)
    number = 1
    while (seconds := timer.timeit(number)) < SECONDS_OF_A_ROUND / 4:
        number *= 4
    number = max(1, int(number * SECONDS_OF_A_ROUND / seconds))
    return min(timer.repeat(ROUNDS, number)) / number * 1e9


def time(file):
    data = file.read_bytes()
    protocol = MESSAGES[file.name][0]
    value = pickle.loads(data)
    print(best(partial(pickle.loads, data)), best(partial(pickle.dumps, value, protocol)))


if __name__ == "__main__":
    if sys.argv[1] == "version":
        print(platform.python_version())
    else:
        {"make": make, "time": time}[sys.argv[1]](pathlib.Path(sys.argv[2]))
