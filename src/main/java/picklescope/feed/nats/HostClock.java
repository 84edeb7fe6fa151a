package picklescope.feed.nats;

import io.nats.client.Connection;
import io.nats.client.Message;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import picklescope.feed.ClockOffset;
import picklescope.feed.HostName;

/** Asks hosts what time it is, and answers that: question and answer are empty, with headers. */
final class HostClock {
  private static final Duration PATIENCE = Duration.ofMillis(300);

  private HostClock() {}

  /** Returns the time of this computer, in nanoseconds since 1970-01-01T00:00:00Z. */
  static long nanos() {
    return ChronoUnit.NANOS.between(Instant.EPOCH, Instant.now());
  }

  /** Answers for a host, until the connection is closed. */
  static void answer(Connection connection, HostName host) {
    connection
        .createDispatcher(question -> answer(connection, question))
        .subscribe(Subjects.ping(host));
  }

  private static void answer(Connection connection, Message question) {
    long received = nanos();
    String to = question.getReplyTo();
    if (to != null && to.startsWith(Subjects.INBOX)) { // not among the blocks of a host
      connection.publish(to, BlockHeaders.times(received, nanos()), new byte[0]);
    }
  }

  /**
   * Returns how far the clocks of those hosts are ahead that answer soon; they are asked at once.
   */
  static Map<HostName, ClockOffset> ask(Connection connection, Set<HostName> hosts) {
    var offsets = new ConcurrentHashMap<HostName, ClockOffset>();
    var answers =
        hosts.stream()
            .map(host -> ask(connection, host, offset -> offsets.put(host, offset)))
            .toArray(CompletableFuture<?>[]::new);
    CompletableFuture.allOf(answers)
        .completeOnTimeout(null, PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
        .join();
    return Map.copyOf(offsets);
  }

  /** Asks a host, and ends normally too if it does not answer. */
  private static CompletableFuture<?> ask(
      Connection connection, HostName host, Consumer<ClockOffset> measured) {
    long asked = nanos();
    long start = System.nanoTime();
    return connection
        .requestWithTimeout(Subjects.ping(host), new byte[0], PATIENCE)
        .handle((answer, _) -> {
          long ended = asked + System.nanoTime() - start;
          Optional.ofNullable(answer)
              .map(Message::getHeaders)
              .flatMap(BlockHeaders::times)
              .flatMap(times -> ClockOffset.of(asked, times.received(), times.answered(), ended))
              .ifPresent(measured);
          return Optional.empty();
        });
  }
}
