package picklescope.python;

/**
 * A Python value as data. The types are those that a pickle can contain. A reference to a class, or
 * a call of one, is data too ({@link PyGlobal}, {@link PyObject}) and never executed.
 *
 * <p>{@code equals} of types without parts is strict: the same type and content ({@code 1} is not
 * {@code True}). Containers are compared by identity, because they may be shared and cyclic.
 */
public sealed interface PyValue
    permits PyNone,
        PyBool,
        PyInt,
        PyFloat,
        PyComplex,
        PyStr,
        PyStr2,
        PyBytes,
        PyByteArray,
        PyList,
        PyTuple,
        PyDict,
        PySet,
        PyFrozenSet,
        PyGlobal,
        PyObject,
        PyPersistent,
        PyExtension,
        PyBuffer {}
