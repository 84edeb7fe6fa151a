"""Evaluates expressions for the tests: the truth that our own evaluation is compared with.

Each line of standard input is an expression (UTF-8 with surrogates, in hex), or "names " and a dict
of names for the expressions that follow; for each expression one line comes back: the repr of its
value in hex, the members of sets in the order of their reprs, or "!" and the kind of error.
"""

import re
import sys
import warnings

warnings.simplefilter("ignore")
try:
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (1 << 30, 1 << 30))  # 'x' * 10**9 fails, at once
except ImportError:
    pass
if hasattr(sys, "set_int_max_str_digits"):
    sys.set_int_max_str_digits(0)


class Event:
    def __init__(self, names):
        self.__dict__.update(names)

    def __repr__(self):
        return "e"


def text_of(value):
    kind = type(value)
    if kind in (set, frozenset) and value:
        members = "{" + ", ".join(sorted(map(text_of, value))) + "}"
        return members if kind is set else "frozenset(" + members + ")"
    if kind is list:
        return "[" + ", ".join(map(text_of, value)) + "]"
    if kind is tuple:
        return "(" + ", ".join(map(text_of, value)) + (",)" if len(value) == 1 else ")")
    if kind is dict:
        return "{" + ", ".join(text_of(k) + ": " + text_of(v) for k, v in value.items()) + "}"
    return repr(value)


names = {"re": re}
for line in sys.stdin:
    words = line.split()
    text = bytes.fromhex(words[-1] if words else "").decode("utf-8", "surrogatepass")
    if words and words[0] == "names":
        given = eval(text)
        names = {"re": re, "e": Event(given), **given}
        continue
    try:
        answer = text_of(eval(text, {"__builtins__": __builtins__}, names))
        print(answer.encode("utf-8", "surrogatepass").hex())
    except RecursionError:
        raise
    except re.error:
        print("!PatternError")  # its name since Python 3.13
    except Exception as error:
        print("!" + type(error).__name__)
    sys.stdout.flush()
