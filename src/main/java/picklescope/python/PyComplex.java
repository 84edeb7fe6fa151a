package picklescope.python;

/** Python's {@code complex}. */
public record PyComplex(double real, double imaginary) implements PyValue {}
