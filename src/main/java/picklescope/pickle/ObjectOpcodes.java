package picklescope.pickle;

import picklescope.pickle.PickleException.Kind;
import picklescope.python.Equality;
import picklescope.python.PyBuffer;
import picklescope.python.PyByteArray;
import picklescope.python.PyBytes;
import picklescope.python.PyDict;
import picklescope.python.PyExtension;
import picklescope.python.PyGlobal;
import picklescope.python.PyNone;
import picklescope.python.PyObject;
import picklescope.python.PyObject.Operation;
import picklescope.python.PyPersistent;
import picklescope.python.PyTuple;
import picklescope.python.PyValue;

/**
 * Executes the opcodes that name classes and functions, call them, or refer to values outside the
 * pickle. Nothing is looked up or called: each pushes a description of the operation.
 */
final class ObjectOpcodes {
  private final PickleInput in;
  private final ValueStack stack;
  private final PickledNames names;
  private final NameListener listener;
  private int buffers;

  ObjectOpcodes(PickleInput in, ValueStack stack, Equality equality, NameListener listener) {
    this.in = in;
    this.stack = stack;
    names = new PickledNames(in, equality, listener);
    this.listener = listener;
  }

  void execute(int opcode) throws PickleException {
    switch (opcode) {
      case Codes.GLOBAL -> stack.push(names.global(names.line(), names.line()));
      case Codes.STACK_GLOBAL -> stackGlobal();
      case Codes.INST -> inst();
      case Codes.OBJ -> obj();
      case Codes.REDUCE -> reduce();
      case Codes.NEWOBJ -> newObject(Operation.NEWOBJ, PyNone.NONE);
      case Codes.NEWOBJ_EX -> newObjectWithKeywords();
      case Codes.BUILD -> build();
      case Codes.EXT1 -> extension(in.uint1());
      case Codes.EXT2 -> extension(in.uint2());
      case Codes.EXT4 -> extension(in.int4());
      case Codes.PERSID -> persistentLine();
      case Codes.BINPERSID -> refer(new PyPersistent(stack.pop()));
      case Codes.NEXT_BUFFER -> stack.push(new PyBuffer(buffers++, false));
      case Codes.READONLY_BUFFER -> readOnly();
      default -> throw in.error(Kind.MALFORMED, "not a pickle opcode: " + Quoted.opcode(opcode));
    }
  }

  private void stackGlobal() throws PickleException {
    PyValue name = stack.pop();
    PyValue module = stack.pop();
    if (OtherReaders.isOutside(name) || OtherReaders.isOutside(module)) {
      var lookup = new PyObject(Operation.LOOKUP, module, name, PyNone.NONE);
      listener.lookedUp(lookup, in.opcodeAt);
      stack.push(lookup);
    } else {
      stack.push(names.global(names.text(module), names.text(name)));
    }
  }

  private void inst() throws PickleException {
    int mark = stack.popMark();
    PyGlobal type = names.global(names.line(), names.line());
    call(new PyObject(Operation.INSTANCE, type, stack.tuple(mark), PyNone.NONE));
  }

  private void obj() throws PickleException {
    int mark = stack.popMark();
    if (stack.size == mark) {
      throw in.error(Kind.STACK, "OBJ without a class");
    }
    var arguments = stack.tuple(mark + 1);
    call(new PyObject(Operation.INSTANCE, stack.pop(), arguments, PyNone.NONE));
  }

  private void reduce() throws PickleException {
    newObject(Operation.REDUCE, PyNone.NONE);
  }

  private void newObjectWithKeywords() throws PickleException {
    PyValue keywords = stack.pop();
    if (!(keywords instanceof PyDict) && !OtherReaders.isOutside(keywords)) {
      throw in.error(Kind.STACK, "NEWOBJ_EX needs a dict of keyword arguments");
    }
    newObject(Operation.NEWOBJ_EX, keywords);
  }

  private void newObject(Operation made, PyValue keywords) throws PickleException {
    PyValue arguments = stack.pop();
    PyValue callable = stack.pop();
    if (!(arguments instanceof PyTuple) && !OtherReaders.isOutside(arguments)) {
      throw in.unsuitable(
          made + " needs a tuple of arguments", OtherReaders.mayBeCalledWith(arguments));
    }
    call(new PyObject(made, callable, arguments, keywords));
  }

  private void call(PyObject call) throws PickleException {
    listener.called(call, in.opcodeAt);
    stack.pushCall(call);
  }

  private void build() throws PickleException {
    PyValue state = stack.pop();
    PyValue target = stack.pop();
    switch (target) {
      case PyObject object -> build(object, state);
      case PyGlobal global -> build(reference(global), state);
      default -> {
        listener.changed(target, in.opcodeAt);
        if (state != PyNone.NONE) {
          throw in.cannot(
              "set the state of",
              target,
              OtherReaders.isOutside(target) || OtherReaders.mayBeEmpty(state));
        }
        stack.push(target);
      }
    }
  }

  private void build(PyObject object, PyValue state) throws PickleException {
    listener.built(object, state, in.opcodeAt);
    stack.built(object, state);
    object.addState(state);
    stack.push(object);
  }

  /**
   * Returns an object for a global that is about to be modified. The receiver would modify what has
   * that name.
   */
  static PyObject reference(PyGlobal global) {
    return new PyObject(Operation.REFERENCE, global, PyTuple.of(), PyNone.NONE);
  }

  private void extension(int code) throws PickleException {
    if (code <= 0) {
      throw in.error(Kind.MALFORMED, "an extension code must be above 0, not " + code);
    }
    refer(new PyExtension(code));
  }

  private void persistentLine() throws PickleException {
    int from = in.at;
    int end = in.line();
    if (!TextDecoder.isAscii(in.bytes, from, end)) {
      throw in.malformed("a persistent id that is not ASCII", from, end, false);
    }
    refer(new PyPersistent(names.utf8(from, end)));
  }

  private void refer(PyValue value) throws PickleException {
    listener.referred(value, in.opcodeAt);
    stack.push(value);
  }

  private void readOnly() throws PickleException {
    PyValue value = stack.pop();
    switch (value) {
      case PyBuffer buffer -> stack.push(new PyBuffer(buffer.index(), true));
      case PyBytes bytes -> stack.push(bytes);
      case PyByteArray bytes -> stack.push(bytes);
      default -> {
        if (listener == NameListener.NONE || !OtherReaders.isOutside(value)) {
          throw in.cannot("make read-only", value, OtherReaders.mayBeBytes(value));
        }
        stack.push(value); // the same, as far as names are concerned
      }
    }
  }
}
