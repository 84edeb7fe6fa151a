package picklescope.python.eval;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import picklescope.python.PyValue;

/**
 * The functions that expressions may call: {@link #standard()} for filters and values, and tables
 * with additional functions. Immutable.
 */
public final class FunctionTable {
  private static final FunctionTable STANDARD = new FunctionTable(Functions.STANDARD);

  private final Map<String, Functions.Entry> entries;

  private FunctionTable(Map<String, Functions.Entry> entries) {
    this.entries = Map.copyOf(entries);
  }

  /** An additional function. */
  @FunctionalInterface
  public interface Function {
    /**
     * Returns the function's value.
     *
     * @param arguments the arguments; their number is within the limits of the table
     * @throws IllegalArgumentException if there is no value for them; the message is for the user
     */
    PyValue call(List<PyValue> arguments);
  }

  /**
   * Returns the functions of Python that filters can use: {@code len}, {@code abs}, {@code sorted}
   * and others.
   */
  public static FunctionTable standard() {
    return STANDARD;
  }

  /** Returns the standard functions and those of Python's module {@code math}. */
  public static FunctionTable withMath() {
    return MathFunctions.addedTo(STANDARD);
  }

  /**
   * Returns a copy with another function, which replaces one of the same name. It is called in each
   * evaluation, so it may return different values, as {@code random()} does.
   *
   * @param name its name in a call: {@code uniform}, or with a dot {@code struct.pack}
   * @param least the minimum number of positional arguments
   * @param most the maximum number
   */
  public FunctionTable with(String name, int least, int most, Function function) {
    return with(name, least, most, true, function);
  }

  /**
   * Returns a copy with another function, like {@link #with}, that always returns the same value
   * for the same arguments, as {@code sin} does: a call with constants is evaluated once.
   */
  public FunctionTable withConstant(String name, int least, int most, Function function) {
    return with(name, least, most, false, function);
  }

  private FunctionTable with(String name, int least, int most, boolean varying, Function function) {
    var more = new HashMap<>(entries);
    more.put(
        name,
        new Functions.Entry(
            least,
            most,
            Set.of(),
            varying,
            (arguments, evaluation) -> {
              try {
                return function.call(arguments.values());
              } catch (IllegalArgumentException e) {
                return evaluation.fail(
                    "ValueError",
                    arguments.expr(),
                    Objects.requireNonNullElse(e.getMessage(), "it has no value"));
              }
            }));
    return new FunctionTable(more);
  }

  /** Returns the functions' names, in order. */
  public Set<String> names() {
    return new TreeSet<>(entries.keySet());
  }

  /** Returns the names of the methods that expressions can call, in order. */
  public static Set<String> methods() {
    return Methods.names();
  }

  Optional<Functions.Entry> find(String name) {
    return Optional.ofNullable(entries.get(name));
  }

  /** Returns the class or function for which a name stands that is not in the scope. */
  Optional<PyValue> reference(String name) {
    return Functions.isClass(name) || Functions.STANDARD.containsKey(name)
        ? Optional.of(PythonTypes.builtin(name))
        : Optional.empty();
  }
}
