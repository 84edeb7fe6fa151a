package picklescope.feed.nats;

import io.nats.client.impl.Headers;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import picklescope.capture.CaptureSection;
import picklescope.feed.FeedBlock;
import picklescope.feed.HostLosses;
import picklescope.feed.HostName;
import picklescope.feed.HostStatus;

/** The headers of messages: what a publisher says of a block, and its report. */
final class BlockHeaders {
  static final String EXPECTED_LAST = "Nats-Expected-Last-Sequence";
  static final String MESSAGE_ID = "Nats-Msg-Id";

  private static final String FIRST = "Ps-First";
  private static final String COUNT = "Ps-Count";
  private static final String TIME = "Ps-Time";
  private static final String SKIPPED = "Ps-Skipped";
  private static final String CAPTURE = "Ps-Capture";
  private static final String LAST = "Ps-Last";
  private static final String PUBLISHED = "Ps-Published";
  private static final String BY_SYSTEM = "Ps-Dropped-By-System";
  private static final String REFUSED = "Ps-Refused";
  private static final String PACKETS = "Ps-Dropped-Packets";
  private static final String RECEIVED = "Ps-Received";
  private static final String ANSWERED = "Ps-Answered";
  private static final String OVERWRITTEN = "Ps-Overwritten";

  /** The most that a number of a datagram can be. */
  private static final long MOST = 1L << 53;

  /** The latest time, in the year 2116; differences of such times do not overflow. */
  private static final long LATEST = Long.MAX_VALUE / 2;

  private BlockHeaders() {}

  /**
   * Returns those of a block.
   *
   * @param after the place of the block before
   * @param nanos the time by the clock of the host, in nanoseconds since 1970-01-01T00:00:00Z
   */
  static Headers of(HostName host, FeedBlock block, long after, long nanos) {
    var section = block.section();
    var headers =
        new Headers()
            .put(MESSAGE_ID, block.id(host))
            .put(EXPECTED_LAST, Long.toString(after))
            .put(FIRST, Long.toString(section.first()))
            .put(COUNT, Integer.toString(section.count()))
            .put(TIME, Long.toString(nanos));
    return block.skipped() == 0 ? headers : headers.put(SKIPPED, Long.toString(block.skipped()));
  }

  /** Returns the block that a message claims to be; empty if it claims none that can be. */
  static Optional<FeedBlock> block(
      @Nullable String subject, @Nullable Headers headers, byte @Nullable [] content) {
    var capture = Optional.ofNullable(subject).flatMap(Subjects::capture);
    var first = number(headers, FIRST, MOST);
    var count = number(headers, COUNT, Integer.MAX_VALUE);
    if (capture.isEmpty() || first.orElse(0) < 1 || count.isEmpty()) {
      return Optional.empty();
    }
    var section =
        new CaptureSection(
            first.getAsLong(), (int) count.getAsLong(), content == null ? new byte[0] : content);
    return Optional.of(
        new FeedBlock(capture.get(), section, number(headers, SKIPPED, MOST).orElse(0)));
  }

  /** Returns when a block was published, by the clock of its host; empty if it does not tell. */
  static OptionalLong time(@Nullable Headers headers) {
    return number(headers, TIME, LATEST);
  }

  static Headers of(HostStatus status) {
    return new Headers()
        .put(CAPTURE, status.capture())
        .put(LAST, Long.toString(status.last()))
        .put(PUBLISHED, Long.toString(status.published()))
        .put(BY_SYSTEM, Long.toString(status.losses().bySystem()))
        .put(REFUSED, Long.toString(status.losses().refused()))
        .put(OVERWRITTEN, Long.toString(status.losses().overwritten()))
        .put(PACKETS, Long.toString(status.losses().packets()));
  }

  /** Returns the report that a message is; empty if it is none. */
  static Optional<HostStatus> status(@Nullable Headers headers) {
    String capture = headers == null ? null : headers.getFirst(CAPTURE);
    var last = number(headers, LAST, MOST);
    if (capture == null || !Subjects.isCapture(capture) || last.isEmpty()) {
      return Optional.empty();
    }
    var losses =
        new HostLosses(
            number(headers, BY_SYSTEM, MOST).orElse(0),
            number(headers, REFUSED, MOST).orElse(0),
            number(headers, OVERWRITTEN, MOST).orElse(0),
            number(headers, PACKETS, MOST).orElse(0));
    return Optional.of(
        new HostStatus(
            capture, last.getAsLong(), number(headers, PUBLISHED, MOST).orElse(0), losses));
  }

  /**
   * When a host received a question, and when it answered.
   *
   * @param received nanoseconds since 1970-01-01T00:00:00Z
   * @param answered as well
   */
  record Times(long received, long answered) {}

  static Headers times(long received, long answered) {
    return new Headers()
        .put(RECEIVED, Long.toString(received))
        .put(ANSWERED, Long.toString(answered));
  }

  /** Returns the times of an answer; empty if it has none. */
  static Optional<Times> times(@Nullable Headers headers) {
    var received = number(headers, RECEIVED, Long.MAX_VALUE);
    var answered = number(headers, ANSWERED, Long.MAX_VALUE);
    return received.isPresent() && answered.isPresent()
        ? Optional.of(new Times(received.getAsLong(), answered.getAsLong()))
        : Optional.empty();
  }

  private static OptionalLong number(@Nullable Headers headers, String name, long most) {
    String text = headers == null ? null : headers.getFirst(name);
    if (text == null || text.length() > 19) {
      return OptionalLong.empty();
    }
    try {
      long number = Long.parseLong(text);
      return number < 0 || number > most ? OptionalLong.empty() : OptionalLong.of(number);
    } catch (NumberFormatException e) {
      return OptionalLong.empty();
    }
  }
}
