package picklescope.python;

/**
 * An out-of-band buffer (PEP 574) that did not travel inside the pickle.
 *
 * @param index its place among the pickle's buffers, from 0
 * @param readOnly whether the pickle marks it read-only
 */
public record PyBuffer(int index, boolean readOnly) implements PyValue {}
