package picklescope.python;

/**
 * A code of Python's extension registry ({@code copyreg.add_extension}), whose meaning only the
 * programs know.
 */
public record PyExtension(long code) implements PyValue {}
