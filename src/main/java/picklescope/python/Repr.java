package picklescope.python;

/** A value's text, exactly as CPython 3.13's {@code repr}. */
public final class Repr {
  /** Without limits. */
  public Repr() {}

  /** The whole text. */
  public String of(PyValue value) {
    return switch (value) {
      case PyNone none -> "None";
      case PyBool bool -> bool.value() ? "True" : "False";
      case PyStr text -> "'" + text + "'";
      default -> value.getClass().getSimpleName();
    };
  }
}
