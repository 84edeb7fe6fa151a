package picklescope.feed.nats;

import io.nats.client.Connection;
import io.nats.client.Message;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import picklescope.feed.ClockOffset;
import picklescope.feed.HostName;

/** Asks hosts what time it is, and answers that: question and answer are empty, with headers. */
final class HostClock {
  private static final Duration PATIENCE = Duration.ofMillis(300);

  private HostClock() {}

  private static long nanos() {
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
    if (to != null) {
      connection.publish(to, BlockHeaders.times(received, nanos()), new byte[0]);
    }
  }

  /** Returns how far the clock of a host is ahead; empty if it does not answer soon. */
  static Optional<ClockOffset> ask(Connection connection, HostName host)
      throws InterruptedException {
    long asked = nanos();
    long start = System.nanoTime();
    var answer = connection.request(Subjects.ping(host), new byte[0], PATIENCE);
    long ended = asked + System.nanoTime() - start;
    return Optional.ofNullable(answer)
        .map(Message::getHeaders)
        .flatMap(BlockHeaders::times)
        .flatMap(times -> ClockOffset.of(asked, times.received(), times.answered(), ended));
  }
}
