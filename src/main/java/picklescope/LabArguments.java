package picklescope;

import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import picklescope.feed.FeedStart;
import picklescope.feed.LabAddress;

/**
 * The arguments with which the window shows a lab: an address, and where reading begins.
 *
 * @param texts the arguments as they were given, which are those of {@code watch} too
 */
record LabArguments(LabAddress broker, FeedStart start, List<String> texts) {
  private static final String FROM = "--from";

  /**
   * Returns what the arguments mean; empty if they mean something else.
   *
   * @param environment the environment variables, see {@link LabAddress#of(String, Map)}
   * @param now returns the present time, in the time zone of the user
   * @throws IllegalArgumentException if they are meant so and have a mistake; the message is for
   *     the user
   */
  static Optional<LabArguments> of(
      List<String> arguments, Map<String, String> environment, Supplier<ZonedDateTime> now) {
    if (arguments.isEmpty() || !LabAddress.isAddress(arguments.getFirst())) {
      return Optional.empty();
    }
    var broker = LabAddress.of(arguments.getFirst(), environment);
    return Optional.of(new LabArguments(broker, start(arguments, now), arguments));
  }

  private static FeedStart start(List<String> arguments, Supplier<ZonedDateTime> now) {
    var rest = arguments.subList(1, arguments.size());
    if (rest.isEmpty()) {
      return new FeedStart.Now();
    }
    String time;
    if (rest.size() == 2 && rest.getFirst().equals(FROM)) {
      time = rest.getLast();
    } else if (rest.size() == 1 && rest.getFirst().startsWith(FROM + "=")) {
      time = rest.getFirst().substring(FROM.length() + 1);
    } else {
      throw new IllegalArgumentException(
          "the window takes an address and --from TIME; 'picklescope watch' has more options");
    }
    try {
      return FeedStart.of(time, now.get());
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(FROM + ": " + e.getMessage(), e);
    }
  }
}
