/**
 * Pickles (PEP 3154, PEP 574, {@code pickletools}) as data: read, written and taken apart, never
 * executed.
 *
 * <p>A length is checked against what is left before anything is allocated, and nothing recurses,
 * so that no stream can exhaust memory or stack. Readers and writers are stateless for their
 * callers; any thread may use them.
 *
 * <p>May import: {@code picklescope.python}. No parameter, field or result is {@code null}.
 */
package picklescope.pickle;
