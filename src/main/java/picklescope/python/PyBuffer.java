package picklescope.python;

/**
 * An out-of-band buffer (PEP 574), which is not part of the pickle.
 *
 * @param index its index among the pickle's buffers, from 0
 * @param readOnly whether the pickle makes it read-only
 */
public record PyBuffer(int index, boolean readOnly) implements PyValue {}
