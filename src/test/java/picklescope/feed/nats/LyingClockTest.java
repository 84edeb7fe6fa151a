package picklescope.feed.nats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nats.client.Connection;
import io.nats.client.Nats;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picklescope.Await;
import picklescope.capture.Capture;
import picklescope.capture.Journal;
import picklescope.event.Datagram;
import picklescope.event.Direction;
import picklescope.event.SourceNames;
import picklescope.feed.FeedBlock;
import picklescope.feed.FeedStart;
import picklescope.feed.HostName;
import picklescope.session.Lab;
import picklescope.session.Session;

/** A host whose clock is an hour ahead, read from a real nats-server. */
@Timeout(60)
class LyingClockTest {
  private static final long HOUR = TimeUnit.HOURS.toNanos(1);
  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
  private static final HostName LIAR = new HostName("LIAR");
  private static final HostName HONEST = new HostName("HONEST");

  @TempDir private Path folder;

  private static long now() {
    return ChronoUnit.NANOS.between(Instant.EPOCH, Instant.now());
  }

  /** Publishes messages of these times, by a clock that is ahead, and answers by that clock. */
  private static void publish(
      Connection connection, HostName host, long ahead, long start, long... times)
      throws Exception {
    HostStreams.blocks(connection.jetStreamManagement(), host);
    HostStreams.reports(connection.jetStreamManagement(), host);
    connection
        .createDispatcher(question -> {
          long time = now() + ahead;
          connection.publish(question.getReplyTo(), BlockHeaders.times(time, time), new byte[0]);
        })
        .subscribe(Subjects.ping(host));
    connection.flush(Duration.ofSeconds(10));
    try (var journal = new Journal()) {
      var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 4950);
      for (long time : times) {
        journal.append(
            new Datagram(
                0,
                start + ahead + time * SECOND,
                Direction.IN,
                address,
                address,
                new byte[] {(byte) time}));
      }
      var section = journal.sections().read(1, 1 << 20).orElseThrow();
      var block = new FeedBlock("one", section, 0);
      connection.request(
          Subjects.blocks(host, "one"),
          BlockHeaders.of(host, block, 0, now() + ahead),
          section.content(),
          Duration.ofSeconds(10));
    }
  }

  private static List<Integer> payloads(Capture capture) {
    var all = new ArrayList<Integer>();
    for (long number = capture.first(); number <= capture.last(); number++) {
      all.add((int) capture.get(number).payload()[0]);
    }
    return all;
  }

  @Test
  void timesStayAndMessagesAreMergedInTheRightOrderOnDemand() throws Exception {
    long start = now() - TimeUnit.MINUTES.toNanos(1);
    try (var server = NatsServer.start(folder)) {
      var connection = Nats.connect(server.url());
      publish(connection, LIAR, HOUR, start, 1, 4, 5);
      publish(connection, HONEST, 0, start, 2, 3, 6);
      for (boolean aligned : List.of(false, true)) {
        try (var session = new Session()) {
          var lab =
              session
                  .labs()
                  .watch(
                      server.address(), new Lab.Query(Set.of(), new FeedStart.Oldest(), aligned));
          var capture = session.capture();
          Await.until("all have come", () -> capture.last() == 6);
          assertEquals(
              aligned ? List.of(1, 2, 3, 4, 5, 6) : List.of(2, 3, 6, 1, 4, 5), payloads(capture));
          for (long number = 1; number <= 6; number++) {
            var datagram = capture.get(number);
            long ahead = SourceNames.host(datagram.source()).equals("LIAR") ? HOUR : 0;
            assertEquals(start + ahead + datagram.payload()[0] * SECOND, datagram.timeNanos());
          }
          // How far it is ahead is stored beside, with the first of its messages.
          String comment = capture.notes(payloads(capture).indexOf(1) + 1).comment();
          assertTrue(
              comment.startsWith("LIAR: its clock is 3,600.0 s ahead of this computer's, ± "),
              comment);
          var clock = lab.counts().getLast().clock().orElseThrow();
          assertTrue(Math.abs(clock.nanos() - HOUR) <= clock.uncertaintyNanos() + 1_000_000);
        }
      }
      connection.close();
    }
  }

  @Test
  void aTimeToReadFromIsThatOfThisComputer() throws Exception {
    long start = now() - TimeUnit.MINUTES.toNanos(1);
    try (var server = NatsServer.start(folder)) {
      var connection = Nats.connect(server.url());
      publish(connection, LIAR, HOUR, start, 1, 4, 5);
      publish(connection, HONEST, 0, start, 2, 3, 6);
      publish(connection, new HostName("BEHIND"), -HOUR, start, 0, 7);
      try (var session = new Session()) {
        var from = new FeedStart.Time(start + 3 * SECOND);
        session.labs().watch(server.address(), new Lab.Query(Set.of(), from, true));
        var capture = session.capture();
        Await.until("all have come", () -> capture.last() == 5);
        assertEquals(List.of(3, 4, 5, 6, 7), payloads(capture));
      }
      connection.close();
    }
  }
}
