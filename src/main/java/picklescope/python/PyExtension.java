package picklescope.python;

/**
 * A code of Python's extension registry ({@code copyreg.add_extension}, PEP 307), whose meaning
 * only the programs know: it stands for a class or function.
 *
 * @param code the code as the pickle has it
 */
public record PyExtension(long code) implements PyValue {}
