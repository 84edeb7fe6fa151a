package picklescope.python;

/**
 * The arguments of a call: what Vizard's {@code send} takes and a network event shows.
 *
 * @param arguments the positional arguments
 * @param keywords the keyword arguments: a dict with str keys
 */
public record Call(PyTuple arguments, PyDict keywords) {}
