/**
 * The models of the inspector, which describe a datagram: the tree of its value, the bytes of each
 * part, its opcodes, what the callback gets, and the changes since the previous message.
 *
 * <p>{@link picklescope.view.inspect.DetailReader} reads, decodes and compares; {@link
 * picklescope.view.inspect.DetailLoader} calls it on the thread {@code detail}. The lines of the
 * value tree are created on demand, by any thread; the other classes are used by the thread that
 * displays them, unless they state otherwise. Widths are columns of text, offsets are bytes of the
 * payload.
 *
 * <p>May import: {@code picklescope.session} and below, {@code picklescope.view.text}, {@code
 * picklescope.view.value}.
 */
package picklescope.view.inspect;
