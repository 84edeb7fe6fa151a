package picklescope.cli;

import java.time.ZonedDateTime;
import java.util.List;
import java.util.stream.Collectors;
import picklescope.feed.FeedStart;
import picklescope.session.Lab;
import picocli.CommandLine;

/** What is read of a lab, from the options {@code --host} and {@code --from}. */
final class LabQuery {
  private LabQuery() {}

  /** Returns whether a text is meant as the address of a lab's server, not as a file. */
  static boolean isServer(String text) {
    return text.startsWith("nats://") || text.startsWith("tls://");
  }

  /**
   * Returns the query; throws a usage error if an option is not a value.
   *
   * @param from the option, as {@link FeedStart#of} reads it
   */
  static Lab.Query of(CommandLine command, List<String> hosts, String from) {
    var only =
        hosts.stream()
            .map(host -> PublishingOptions.named(command, "--host", host))
            .collect(Collectors.toUnmodifiableSet());
    return new Lab.Query(only, start(command, from));
  }

  private static FeedStart start(CommandLine command, String from) {
    try {
      return FeedStart.of(from, ZonedDateTime.now());
    } catch (IllegalArgumentException e) {
      throw ExitCodes.usage(command, "--from: " + e.getMessage());
    }
  }
}
