package picklescope.python;

/**
 * A Python value as data. The kinds are those that a pickle can hold; a reference to a class or a
 * call of one is data too ({@link PyGlobal}, {@link PyObject}) and never constructed.
 *
 * <p>{@code equals} of the kinds without parts is strict: same kind, same content ({@code 1} is not
 * {@code True}). Containers compare by identity, because they may be shared and cyclic.
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
