package picklescope.view.command;

/**
 * A line of the key help.
 *
 * @param place where the keys have an effect
 * @param keys the keys for the user, such as {@code "Alt+Up, Alt+Down"}
 * @param does what they do
 */
public record KeyNote(Place place, String keys, String does) {}
