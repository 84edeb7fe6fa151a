package picklescope.python;

/**
 * Python's {@code complex}, two doubles. {@code equals} is that of Java's records: NaN equals
 * itself, and 0.0 is not -0.0.
 *
 * @param real the real part
 * @param imaginary the imaginary part
 */
public record PyComplex(double real, double imaginary) implements PyValue {}
