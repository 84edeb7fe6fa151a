/**
 * The inspector as data: what one datagram is. The tree of its value, where the parts lie in its
 * bytes, its opcodes, what the callback sees of it, and what changed since the message before.
 *
 * <p>{@link picklescope.view.inspect.DetailMaker} reads, decodes and compares; {@link
 * picklescope.view.inspect.DetailLoader} lets it do so on the thread {@code detail}. The lines of
 * the value tree are made when they are first asked for, by any thread; the other classes belong to
 * the thread that shows them, unless they state otherwise. Widths are columns of text, places are
 * bytes of the payload.
 *
 * <p>May import: {@code picklescope.session} and below, {@code picklescope.view.text}. No
 * parameter, field or result is {@code null}.
 */
package picklescope.view.inspect;
