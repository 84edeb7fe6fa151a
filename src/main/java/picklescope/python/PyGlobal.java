package picklescope.python;

/**
 * A reference to a function or class by name, for example {@code __main__.updatePlayer}. It is
 * displayed as that name and never looked up.
 */
public record PyGlobal(PyStr module, PyStr name) implements PyValue {}
