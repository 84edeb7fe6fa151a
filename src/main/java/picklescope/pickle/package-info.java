/**
 * Pickles (PEP 3154, PEP 574, {@code pickletools}) as data: read, written and analyzed, never
 * executed.
 *
 * <p>A length is checked against the remaining bytes before anything is allocated, and nothing
 * recurses, so that no stream can exhaust the memory or the stack. Readers and writers have no
 * state that callers share; they may be used by any thread.
 *
 * <p>May import: {@code picklescope.python} and its {@code text} and {@code objects}.
 */
package picklescope.pickle;
