package picklescope.python;

/** Reads Python text: literals, and the call form that users of Vizard know. */
public final class Source {
  private Source() {}

  /**
   * Reads {@code send(5, 'hello', foo=78)}, also with anything that names a network before it:
   * {@code net.send(...)}, {@code viz.addNetwork('host').send(...)}.
   */
  public static Call call(String text) throws SourceException {
    throw new SourceException(0, "expected a call such as send(5, 'hello', foo=78)");
  }

  /** Reads one literal value. */
  public static PyValue literal(String text) throws SourceException {
    throw new SourceException(0, "expected a value");
  }
}
