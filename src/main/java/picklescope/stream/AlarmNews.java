package picklescope.stream;

/**
 * An alarm has begun or ended.
 *
 * @param alarm which one
 * @param begins whether it has begun; {@link Alarm.Came} only begins
 * @param number the number of the newest message of the stream, or of the message that has come
 * @param nanos when, in nanoseconds since 1970
 * @param text what has happened, with the sender, for the user: one line without control characters
 */
public record AlarmNews(Alarm alarm, boolean begins, long number, long nanos, String text) {}
