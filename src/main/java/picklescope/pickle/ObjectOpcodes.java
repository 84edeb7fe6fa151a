package picklescope.pickle;

import java.util.ArrayList;
import java.util.List;
import picklescope.pickle.PickleException.Kind;
import picklescope.python.PyBuffer;
import picklescope.python.PyByteArray;
import picklescope.python.PyBytes;
import picklescope.python.PyDict;
import picklescope.python.PyExtension;
import picklescope.python.PyGlobal;
import picklescope.python.PyNone;
import picklescope.python.PyObject;
import picklescope.python.PyObject.Made;
import picklescope.python.PyPersistent;
import picklescope.python.PyStr;
import picklescope.python.PyTuple;
import picklescope.python.PyValue;

/**
 * The opcodes that name classes and functions, call them, and bring in what lies outside the
 * pickle. Nothing is looked up and nothing is called: each pushes what would be done, as data.
 */
final class ObjectOpcodes {
  private final Unpickler machine;
  private int buffers;
  private List<PyGlobal> named = List.of();

  ObjectOpcodes(Unpickler machine) {
    this.machine = machine;
  }

  void execute(byte opcode) throws PickleException {
    switch (opcode) {
      case Codes.GLOBAL -> machine.push(named(nameLine(), nameLine()));
      case Codes.STACK_GLOBAL -> stackGlobal();
      case Codes.INST -> inst();
      case Codes.OBJ -> obj();
      case Codes.REDUCE -> reduce();
      case Codes.NEWOBJ -> newObject(Made.NEWOBJ, PyNone.NONE);
      case Codes.NEWOBJ_EX -> newObjectWithKeywords();
      case Codes.BUILD -> build();
      case Codes.EXT1 -> extension(machine.in[machine.take(1)] & 0xFF);
      case Codes.EXT2 -> extension(machine.uint2(machine.take(2)));
      case Codes.EXT4 -> extension(machine.int4(machine.take(4)));
      case Codes.PERSID -> persistentLine();
      case Codes.BINPERSID -> machine.push(new PyPersistent(machine.pop()));
      case Codes.NEXT_BUFFER -> machine.push(new PyBuffer(buffers++, false));
      case Codes.READONLY_BUFFER -> readOnly();
      default -> throw machine.error(Kind.MALFORMED, "no pickle opcode: " + Quoted.opcode(opcode));
    }
  }

  private PyStr nameLine() throws PickleException {
    int from = machine.at();
    int end = machine.takeLine();
    if (end == from) {
      throw machine.truncated("a name is empty");
    }
    return name(from, end);
  }

  private PyStr name(int from, int end) throws PickleException {
    if (!Texts.isUtf8(machine.in, from, end, false)) {
      throw machine.error(
          Kind.MALFORMED, "a name that is not UTF-8: " + Quoted.line(machine.in, from, end));
    }
    return PyStr.ofUtf8(java.util.Arrays.copyOfRange(machine.in, from, end));
  }

  private PyGlobal named(PyStr module, PyStr name) {
    if (named.isEmpty()) {
      named = new ArrayList<>();
    }
    var global = new PyGlobal(module, name);
    named.add(global);
    return global;
  }

  /** Every name that has been mentioned, in order. */
  List<PyGlobal> named() {
    return named;
  }

  private void stackGlobal() throws PickleException {
    PyValue name = machine.pop();
    PyValue module = machine.pop();
    if (!(name instanceof PyStr n && module instanceof PyStr m)) {
      throw machine.error(Kind.STACK, "STACK_GLOBAL needs two str");
    }
    machine.push(named(m, n));
  }

  private void inst() throws PickleException {
    int mark = machine.popMark();
    PyGlobal type = named(nameLine(), nameLine());
    var arguments = PyTuple.of(machine.popFrom(mark));
    machine.push(new PyObject(Made.INSTANCE, type, arguments, PyNone.NONE));
  }

  private void obj() throws PickleException {
    int mark = machine.popMark();
    if (machine.size() == mark) {
      throw machine.error(Kind.STACK, "OBJ without a class");
    }
    var arguments = PyTuple.of(machine.popFrom(mark + 1));
    machine.push(new PyObject(Made.INSTANCE, machine.pop(), arguments, PyNone.NONE));
  }

  private void reduce() throws PickleException {
    newObject(Made.REDUCE, PyNone.NONE);
  }

  private void newObjectWithKeywords() throws PickleException {
    PyValue keywords = machine.pop();
    if (!(keywords instanceof PyDict)) {
      throw machine.error(Kind.STACK, "NEWOBJ_EX needs a dict of keyword arguments");
    }
    newObject(Made.NEWOBJ_EX, keywords);
  }

  private void newObject(Made made, PyValue keywords) throws PickleException {
    PyValue arguments = machine.pop();
    PyValue callable = machine.pop();
    if (!(arguments instanceof PyTuple)) {
      throw machine.error(Kind.STACK, made + " needs a tuple of arguments");
    }
    machine.push(new PyObject(made, callable, arguments, keywords));
  }

  private void build() throws PickleException {
    PyValue state = machine.pop();
    PyValue target = machine.pop();
    if (target instanceof PyObject object) {
      object.addState(state);
    } else if (state != PyNone.NONE) {
      throw machine.cannot("set the state of", target);
    }
    machine.push(target);
  }

  private void extension(int code) throws PickleException {
    if (code <= 0) {
      throw machine.error(Kind.MALFORMED, "an extension code must be above 0, not " + code);
    }
    machine.push(new PyExtension(code));
  }

  private void persistentLine() throws PickleException {
    int from = machine.at();
    int end = machine.takeLine();
    if (!Texts.isAscii(machine.in, from, end)) {
      throw machine.error(
          Kind.MALFORMED,
          "a persistent id that is not ASCII: " + Quoted.line(machine.in, from, end));
    }
    machine.push(new PyPersistent(name(from, end)));
  }

  private void readOnly() throws PickleException {
    PyValue value = machine.pop();
    switch (value) {
      case PyBuffer buffer -> machine.push(new PyBuffer(buffer.index(), true));
      case PyBytes bytes -> machine.push(bytes);
      case PyByteArray bytes -> machine.push(bytes);
      default -> throw machine.cannot("make read-only", value);
    }
  }
}
