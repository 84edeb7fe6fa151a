"""Compares pickles for the tests: whether two of them load as the same in this Python.

Each line of standard input is two pickles in hex; for each line one comes back: "ok", or what
differs. Same means: the same types, the same repr of what has no parts, and the same graph, in which
what is one object in one is one object in the other.
"""

import pickle
import sys

sys.setrecursionlimit(20_000)
if hasattr(sys, "set_int_max_str_digits"):
    sys.set_int_max_str_digits(0)


def parts(value):
    """What a value holds, in order; sets in the order of their members' repr."""
    if isinstance(value, (list, tuple)):
        return list(value)
    if isinstance(value, dict):
        return [part for pair in value.items() for part in pair]
    if isinstance(value, (set, frozenset)):
        return sorted(value, key=repr)
    return []


def difference(first, second):
    """Where two graphs differ, without recursion; None if they do not."""
    partner = {}  # by id, both ways
    kept = []
    todo = [(first, second)]
    while todo:
        a, b = todo.pop()
        if type(a) is not type(b):
            return "%s became %s" % (type(a).__name__, type(b).__name__)
        mutable = isinstance(a, (list, dict, set, bytearray))
        shared = mutable or (isinstance(a, (tuple, frozenset)) and a)
        if shared:
            if id(a) in partner or id(b) in partner:
                if partner.get(id(a)) != id(b) or partner.get(id(b)) != id(a):
                    return "another %s is shared" % type(a).__name__
                continue
            partner[id(a)] = id(b)
            partner[id(b)] = id(a)
            kept.append((a, b))
        ours, theirs = parts(a), parts(b)
        if len(ours) != len(theirs):
            return "%d parts became %d" % (len(ours), len(theirs))
        if not ours and repr(a) != repr(b):
            return "%.80r became %.80r" % (a, b)
        todo.extend(zip(ours, theirs))
    return None


for line in sys.stdin:
    first, second = line.split()
    try:
        answer = difference(
            pickle.loads(bytes.fromhex(first)), pickle.loads(bytes.fromhex(second))
        )
    except Exception as error:
        answer = "%s: %.100s" % (type(error).__name__, error)
    print((answer or "ok").encode("ascii", "backslashreplace").decode().replace("\n", " "))
    sys.stdout.flush()
