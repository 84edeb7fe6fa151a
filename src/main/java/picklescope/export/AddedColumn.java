package picklescope.export;

import java.util.Optional;
import java.util.function.Function;
import picklescope.event.Event;
import picklescope.python.PyValue;

/**
 * A column of the table that a user has added, for an argument such as {@code foo} or {@code
 * data[1]}.
 *
 * @param name the name of the argument
 * @param value returns the argument of an event, if the event has it
 */
public record AddedColumn(String name, Function<Event, Optional<PyValue>> value) {}
