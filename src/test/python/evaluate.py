"""Evaluates expressions for the tests: the truth that our own evaluation is compared with.

Each line of standard input is an expression (UTF-8 with surrogates, in hex), or "names " and a dict
of names for the expressions that follow; for each expression one line comes back: the repr of its
value in hex, or "!" and the kind of error.
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


names = {"re": re}
for line in sys.stdin:
    words = line.split()
    text = bytes.fromhex(words[-1] if words else "").decode("utf-8", "surrogatepass")
    if words and words[0] == "names":
        given = eval(text)
        names = {"re": re, "e": Event(given), **given}
        continue
    try:
        answer = repr(eval(text, {"__builtins__": __builtins__}, names))
        print(answer.encode("utf-8", "surrogatepass").hex())
    except RecursionError:
        raise
    except Exception as error:
        print("!" + type(error).__name__)
    sys.stdout.flush()
