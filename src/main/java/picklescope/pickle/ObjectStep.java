package picklescope.pickle;

import java.util.ArrayList;
import java.util.List;
import picklescope.python.PyGlobal;
import picklescope.python.PyObject;
import picklescope.python.PyStr;
import picklescope.python.PyTuple;
import picklescope.python.PyValue;

/** Writes the call that creates an object, and then its items, pairs and states. */
final class ObjectStep implements Step {
  private static final PyStr COPYREG = PyStr.of("copyreg");
  private static final PyGlobal NEW_OBJECT = new PyGlobal(COPYREG, PyStr.of("__newobj__"));
  private static final PyGlobal NEW_OBJECT_EX = new PyGlobal(COPYREG, PyStr.of("__newobj_ex__"));

  private static final long MIN_PART_BYTES = 2; // bytes, an estimate

  private static final int NO_OPCODE = -1; // the global itself is the object

  private final PyObject object;
  private final boolean marked;
  private final List<PyValue> parts;
  private final int opcode; // with INST, the class follows the parts
  private int next;
  private boolean created;
  private boolean createdByPart;
  private boolean hasItems;
  private boolean hasPairs;
  private int states; // number of states written
  private boolean building; // a state has been written, its BUILD has not

  ObjectStep(PyObject object, Pickler pickler) throws PickleException {
    this.object = object;
    PyValue callable = object.callable();
    PyValue arguments = object.arguments();
    int protocol = pickler.protocol;
    switch (object.operation()) {
      case NEWOBJ -> {
        boolean many = arguments instanceof PyTuple; // else only the receiver knows their number
        if (protocol >= 2
            || pickler.repeated.memoizes()
            || !many) { // readers accept it in every protocol
          opcode = Codes.NEWOBJ;
          parts = List.of(callable, arguments);
        } else {
          opcode = Codes.REDUCE;
          List<PyValue> all = with(callable, arguments);
          parts = List.of(NEW_OBJECT, PyTuple.of(all));
          pickler.repeated.count(arguments, MIN_PART_BYTES * all.size());
        }
      }
      case NEWOBJ_EX -> {
        opcode = protocol < 4 ? Codes.REDUCE : Codes.NEWOBJ_EX;
        List<PyValue> all = List.of(callable, arguments, object.keywords());
        parts = protocol < 4 ? List.of(NEW_OBJECT_EX, PyTuple.of(all)) : all;
      }
      case INSTANCE -> {
        boolean named = protocol == 0 && pickler.names.canInst(object);
        opcode = named ? Codes.INST : Codes.OBJ;
        parts = named ? items(arguments) : with(callable, arguments);
      }
      case REDUCE -> {
        opcode = Codes.REDUCE;
        parts = List.of(callable, arguments);
      }
      case LOOKUP -> {
        opcode = Codes.STACK_GLOBAL; // readers accept it in every protocol
        parts = List.of(callable, arguments);
      }
      case REFERENCE -> {
        opcode = NO_OPCODE;
        parts = List.of(callable);
        pickler.calls.countStart(object);
      }
      default -> throw new IllegalStateException();
    }
    this.marked = opcode == Codes.INST || opcode == Codes.OBJ;
  }

  private static List<PyValue> with(PyValue first, PyValue arguments) {
    var all = new ArrayList<PyValue>();
    all.add(first);
    all.addAll(items(arguments));
    return all;
  }

  private static List<PyValue> items(PyValue arguments) {
    return arguments instanceof PyTuple tuple ? tuple.items() : List.of(arguments);
  }

  @Override
  public boolean resume(Pickler pickler) throws PickleException {
    if (!created && !create(pickler)) {
      return false;
    }
    if (createdByPart) {
      return true; // its items and states have been written too; CPython writes them twice
    }
    if (!hasItems) {
      hasItems = true;
      if (!object.items().isEmpty()) {
        return pickler.push(new BatchStep.ObjectItems(object.items()));
      }
    }
    if (!hasPairs) {
      hasPairs = true;
      if (!object.pairs().isEmpty()) {
        return pickler.push(new BatchStep.ObjectEntries(object.pairs()));
      }
    }
    return build(pickler);
  }

  private boolean create(Pickler pickler) throws PickleException {
    if (next == 0 && marked) {
      pickler.out.code(Codes.MARK);
    }
    while (next < parts.size()) {
      if (!pickler.save(parts.get(next++))) {
        return false;
      }
    }
    created = true;
    if (opcode == NO_OPCODE) {
      return true; // it becomes an object only when something is added to it
    }
    if (opcode == Codes.INST) {
      pickler.names.inst(object);
    } else {
      pickler.out.code(opcode);
    }
    createdByPart = pickler.memoIndex(object) >= 0;
    return pickler.memoizeResult(object);
  }

  private boolean build(Pickler pickler) throws PickleException {
    while (true) {
      if (building) {
        pickler.out.code(Codes.BUILD);
        building = false;
      }
      if (states == object.states().size()) {
        return opcode != NO_OPCODE || pickler.memoizeResult(object);
      }
      building = true;
      if (!pickler.save(object.states().get(states++))) {
        return false;
      }
    }
  }
}
