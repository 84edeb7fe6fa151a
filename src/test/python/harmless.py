"""Reads lines of a form's name and a text in hex; prints what a text does beyond what it is meant to."""

import ast
import sys

# Classes of the standard library and of numpy: constructing one only holds data.
CONSTRUCTORS = set(
    """array ChainMap complex Counter Decimal Fraction IPv4Address IPv4Interface IPv4Network
    IPv6Address IPv6Interface IPv6Network OrderedDict PosixPath PurePosixPath PureWindowsPath UUID
    WindowsPath bytearray datetime.date datetime.datetime datetime.time datetime.timedelta
    datetime.timezone defaultdict deque dtype float frozenset functools.partial namespace
    operator.attrgetter operator.itemgetter range re.compile set slice time.struct_time
    zoneinfo.ZoneInfo""".split()
)
# What the forms themselves are made of.
OWN = {
    "CALL": {"send", "sendRaw"},
    "REPR": set(),
    "VIZARD": {"viz.addNetwork", "net.port", "net.send", "net.sendRaw"},
    "SOCKET": {"pickle.dumps", "bytes.fromhex", "socket.socket", "socket.socket().sendto"},
    "CODE": {"isinstance", "getattr", "viz.callback", "print", "json.loads", "OscPacket"},
}
# What code for the formats that are recognized may import.
IMPORTS = {"import json", "from pythonosc.osc_packet import OscPacket"}
STATEMENTS = {
    "CALL": ["Expr"],
    "REPR": ["Expr"],
    "VIZARD": ["Assign", "Expr"],
    "SOCKET": ["Import", "Expr"],
    "CODE": ["FunctionDef", "Expr"],
}
DATA = (
    ast.Expression, ast.Constant, ast.Name, ast.Attribute, ast.Call, ast.keyword, ast.List,
    ast.Tuple, ast.Dict, ast.Set, ast.UnaryOp, ast.USub, ast.UAdd, ast.BinOp, ast.Add, ast.Sub,
    ast.BitOr, ast.Load, ast.Store, ast.Subscript, ast.Starred,
)
BODY = (
    ast.FunctionDef, ast.arguments, ast.arg, ast.If, ast.Return, ast.Assign, ast.Expr, ast.Pass,
    ast.ListComp, ast.comprehension,
)


def called(node):
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        return called(node.value) + "." + node.attr
    if isinstance(node, ast.Call):
        return called(node.func) + "()"
    return "?"


def port_first(statements):
    """net.port(4960) may stand before the send."""
    kinds = [type(s).__name__ for s in statements]
    return kinds[:1] + kinds[2:] if len(kinds) == 3 else kinds


def problem(form, text):
    try:
        tree = ast.parse(text)
    except (SyntaxError, ValueError):
        return "" if form in ("CALL", "REPR") else "does not compile"
    except (RecursionError, MemoryError):
        return ""
    if form == "CODE" and ast.unparse(tree.body[0]) in IMPORTS:
        del tree.body[0]
    kinds = port_first(tree.body) if form == "VIZARD" else [type(s).__name__ for s in tree.body]
    if kinds != STATEMENTS[form] and not (form in ("CALL", "REPR") and kinds == []):
        return "statements: %s" % kinds
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = called(node.func)
            if name not in OWN[form] and name not in CONSTRUCTORS and not name.startswith("np."):
                if not name.endswith(("Error", "Exception", "Warning", "Exit", "Interrupt", "Group", "Iteration")):
                    return "calls " + name
        elif not isinstance(node, DATA + (BODY if form == "CODE" else ()) + (ast.Module, ast.Expr)):
            if not (form == "SOCKET" and isinstance(node, (ast.Import, ast.alias))):
                if not (form == "VIZARD" and isinstance(node, ast.Assign)):
                    return "has a " + type(node).__name__
    return ""


count = 0
for line in sys.stdin:
    form, data = (line.rstrip("\n") + " ").split(" ")[:2]
    text = bytes.fromhex(data).decode("utf-8", "surrogatepass")
    found = problem(form, text)
    if found:
        print(form, found, ascii(text)[:400])
    count += 1
print("checked", count)
