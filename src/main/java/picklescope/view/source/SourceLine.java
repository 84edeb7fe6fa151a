package picklescope.view.source;

/**
 * What the line of a source in the list shows.
 *
 * @param name its name, without what the list says of it anyway, such as {@code 4950}
 * @param kind its sign
 * @param on whether its switch is on
 * @param brief a few characters: its rate, or why it has none
 * @param summary all that is known of it, in lines
 */
public record SourceLine(String name, PortKind kind, boolean on, String brief, String summary) {}
