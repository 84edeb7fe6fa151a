package picklescope.pickle;

import java.util.List;
import picklescope.python.PyDict;
import picklescope.python.PyFrozenSet;
import picklescope.python.PyGlobal;
import picklescope.python.PyList;
import picklescope.python.PySet;
import picklescope.python.PyTuple;
import picklescope.python.PyValue;

/** Assesses the arguments of constructors. */
final class ArgumentAudit {
  private final DangerCollector dangers;
  private final UsedValues used;

  ArgumentAudit(DangerCollector dangers, UsedValues used) {
    this.dangers = dangers;
    this.used = used;
  }

  /** Assesses the arguments, including the values of keyword arguments. */
  void check(ClassifiedName name, List<PyValue> arguments, int offset) {
    boolean fits =
        name.allowed().isPresent() // else also a class whose objects only another callable creates
            && dangers.mayVisit(arguments.size(), offset)
            && fits(name.allowed().get(), arguments, offset);
    if (!fits) {
      dangers.addMayRunCode(name, offset);
      if (name.allowed().isPresent() && !dangers.isExhausted()) {
        arguments.stream()
            .filter(argument -> !isHarmlessName(argument))
            .forEach(argument -> used.use(argument, offset));
      }
    }
  }

  private boolean isHarmlessName(PyValue value) {
    return value instanceof PyGlobal global && dangers.classify(global).harmless();
  }

  private boolean fits(AllowedArguments allowed, List<PyValue> arguments, int offset) {
    var numpy = new NumpyArrays(dangers, used, offset);
    return switch (allowed) {
      case NOTHING -> arguments.isEmpty();
      case STORED -> true;
      case PLAIN -> plain(arguments, offset);
      case ITEMS, PAIRS -> {
        boolean copied = !arguments.isEmpty() && isCopied(allowed, arguments.getFirst(), offset);
        yield plain(copied ? arguments.subList(1, arguments.size()) : arguments, offset);
      }
      case ALIAS -> arguments.size() == 2 && plain(arguments, offset);
      case LATIN1 -> FixedArguments.isLatin1(arguments);
      case SINGLETON -> FixedArguments.isSingleton(arguments);
      case CODEC_ERROR -> FixedArguments.isCodecError(arguments) && plain(arguments, offset);
      case PATTERN -> FixedArguments.isPattern(arguments);
      case PACKED -> FixedArguments.isPacked(arguments);
      case DTYPE -> NumpyDtype.isType(arguments);
      case ARRAY -> NumpyArrays.isEmptyArray(arguments, 1);
      case MASKED_ARRAY -> NumpyArrays.isEmptyArray(arguments, 2);
      case SCALAR -> numpy.isScalar(arguments);
      case BUFFER -> numpy.isBuffer(arguments);
    };
  }

  private boolean plain(List<PyValue> arguments, int offset) {
    arguments.forEach(argument -> used.use(argument, offset));
    return true;
  }

  /** Returns whether a class stores the parts of its first argument and does not use them. */
  private boolean isCopied(AllowedArguments allowed, PyValue argument, int offset) {
    return switch (argument) {
      case PyTuple _, PySet _, PyFrozenSet _ -> allowed == AllowedArguments.ITEMS;
      case PyDict _ -> allowed == AllowedArguments.PAIRS;
      case PyList list ->
          allowed == AllowedArguments.ITEMS
              || dangers.mayVisit(list.size(), offset)
                  && list.items().stream().allMatch(ArgumentAudit::isPair);
      default -> false;
    };
  }

  private static boolean isPair(PyValue value) {
    return value instanceof PyList list && list.size() == 2
        || value instanceof PyTuple tuple && tuple.size() == 2;
  }
}
