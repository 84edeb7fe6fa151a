/**
 * The formats of raw payloads that are not pickles: how their bytes are read as positional and
 * keyword arguments, which bytes each value comes from, and how arguments are written.
 *
 * <p>All classes are immutable and for any thread. Time and memory are linear in the size of the
 * payload.
 *
 * <p>May import: {@code picklescope.python} and its {@code source}, {@code struct} and {@code
 * text}, Jackson.
 */
package picklescope.format;
