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
 * The functions that expressions may call: {@link #standard()} for filters and values, and that
 * with more for those who need more. Nothing else can be called. Immutable.
 */
public final class FunctionTable {
  private static final FunctionTable STANDARD = new FunctionTable(Functions.STANDARD);

  private final Map<String, Functions.Entry> entries;

  private FunctionTable(Map<String, Functions.Entry> entries) {
    this.entries = Map.copyOf(entries);
  }

  /** A function of one's own. */
  @FunctionalInterface
  public interface Function {
    /**
     * Its value.
     *
     * @param arguments as many as the table says
     * @throws IllegalArgumentException if it has none for these; the message is for the user
     */
    PyValue call(List<PyValue> arguments);
  }

  /** Python's own that filters have: {@code len}, {@code abs}, {@code sorted} and the like. */
  public static FunctionTable standard() {
    return STANDARD;
  }

  /**
   * These and another, which takes the place of one of the same name. It is called anew in each
   * evaluation, so it may answer differently each time, as {@code random()} does.
   *
   * @param name as it is called: {@code uniform}, or with a dot {@code struct.pack}
   * @param least the fewest positional arguments
   * @param most the most
   */
  public FunctionTable with(String name, int least, int most, Function function) {
    return with(name, least, most, true, function);
  }

  /**
   * As {@link #with}, for one that always answers the same arguments with the same value, as {@code
   * sin} does: what does not change is evaluated once.
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
                return evaluation.fail("ValueError", arguments.expr(), Objects.requireNonNullElse(e.getMessage(), "it has no value"));
              }
            }));
    return new FunctionTable(more);
  }

  /** The functions' names, in order. */
  public Set<String> names() {
    return new TreeSet<>(entries.keySet());
  }

  Optional<Functions.Entry> find(String name) {
    return Optional.ofNullable(entries.get(name));
  }

  /** A name that stands for a class or function when nothing else has it. */
  Optional<PyValue> reference(String name) {
    return Functions.isClass(name) || Functions.STANDARD.containsKey(name)
        ? Optional.of(PythonTypes.builtin(name))
        : Optional.empty();
  }
}
