package picklescope.stream;

import java.util.Optional;

/**
 * An alarm has begun or ended.
 *
 * @param alarm which one
 * @param stream the stream; empty for {@link Alarm.Came}
 * @param sender the stream's sender; empty if there is none
 * @param begins whether it has begun; {@link Alarm.Came} only begins
 * @param number the number of the newest message of the stream, or of the message that has come
 * @param nanos when, in nanoseconds since 1970
 * @param text what has happened, for the user: one line without control characters
 */
public record AlarmNews(
    Alarm alarm,
    Optional<StreamKey> stream,
    String sender,
    boolean begins,
    long number,
    long nanos,
    String text) {}
