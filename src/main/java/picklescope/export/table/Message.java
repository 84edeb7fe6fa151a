package picklescope.export.table;

import picklescope.event.Event;

/**
 * A message and where it was recorded.
 *
 * @param host the name of the computer that recorded it; empty if it is not known
 * @param capture the name of the capture: that of its file, or {@code live}
 */
public record Message(String host, String capture, Event event) {}
