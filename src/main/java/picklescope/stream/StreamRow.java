package picklescope.stream;

import java.util.List;

/**
 * A stream as it is at a moment. Immutable.
 *
 * @param sender the sending computer's name in the newest message; empty if the messages of several
 *     senders are one stream
 * @param count the number of messages, at least 1
 * @param bytes the bytes of their payloads
 * @param firstNumber the number of the first message
 * @param firstNanos its time, in nanoseconds since 1970
 * @param lastNumber the number of the newest message
 * @param lastNanos its time, in nanoseconds since 1970
 * @param rateNow messages a second in the last four to five seconds
 * @param rate messages a second from the first to the last one; NaN if that is no time
 * @param bytesNow bytes a second in the last four to five seconds
 * @param intervals the times between the messages
 * @param silent seconds since the newest message, at least 0
 * @param lastValue the arguments of the newest message as text, one line, 200 characters at most
 * @param spark how many messages came in each second of the last minute, the newest at the end;
 *     {@value #SPARK_SECONDS} numbers
 * @param oddities what is odd, in the order in which it was first seen
 */
public record StreamRow(
    StreamKey key,
    String sender,
    long count,
    long bytes,
    long firstNumber,
    long firstNanos,
    long lastNumber,
    long lastNanos,
    double rateNow,
    double rate,
    double bytesNow,
    Intervals intervals,
    double silent,
    String lastValue,
    List<Integer> spark,
    List<Oddity> oddities) {
  /** The length of the spark line in seconds. */
  public static final int SPARK_SECONDS = 60;

  /** Copies the lists. */
  public StreamRow {
    spark = List.copyOf(spark);
    oddities = List.copyOf(oddities);
  }

  /** Returns whether something needs the user's attention. */
  public boolean isOdd() {
    return oddities.stream().anyMatch(Oddity::needsAttention);
  }
}
