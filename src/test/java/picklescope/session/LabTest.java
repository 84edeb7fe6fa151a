package picklescope.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import picklescope.Await;
import picklescope.capture.Journal;
import picklescope.feed.Broker;
import picklescope.feed.ClockOffset;
import picklescope.feed.FeedException;
import picklescope.feed.FeedStart;
import picklescope.feed.HostDescription;
import picklescope.feed.HostLosses;
import picklescope.feed.HostName;
import picklescope.feed.HostStatus;
import picklescope.feed.Inlet;
import picklescope.feed.Outlet;
import picklescope.feed.StoredBlock;
import picklescope.net.SenderNames;

@Timeout(60)
class LabTest {
  private static final int MANY = 2 * Lab.MOST_HOSTS;

  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile Runnable onQuestion = () -> {};
  private volatile Optional<HostStatus> reported = Optional.empty();

  private Lab lab(Journal journal, SenderNames names, Consumer<String> notices) {
    return new Lab(
        ManyHosts::new,
        new Lab.Query(Set.of(), new FeedStart.Oldest()),
        new Lab.Target(journal, names, new LabSources()),
        notices);
  }

  /** Who may publish can publish under as many names as it likes. */
  @Test
  void noMoreHostsAreReadThanThereMayBeThreads() {
    var told = new CopyOnWriteArrayList<String>();
    try (var journal = new Journal();
        var names = new SenderNames((_, _) -> {});
        var lab = lab(journal, names, told::add)) {
      Await.until("a notice", () -> !told.isEmpty());
      assertEquals(
          List.of(
              "Lab: 256 computers are read, the most that can be; 256 others are not. 'picklescope"
                  + " watch --host NAME' reads one of them."),
          told);
      assertEquals(Lab.MOST_HOSTS, lab.counts().size());
    } finally {
      closed.countDown();
    }
  }

  /** A publisher that begins again counts from 0. */
  @Test
  void whatAComputerHasLostIsNotForgottenWhenItRecordsAgain() {
    try (var journal = new Journal();
        var names = new SenderNames((_, _) -> {});
        var lab = lab(journal, names, _ -> {})) {
      var lost = new HostLosses(1, 2, 3, 4);
      for (String recording : List.of("first", "second")) {
        reported = Optional.of(new HostStatus(recording, 0, 0, lost));
        Await.until(recording, () -> lab.dropped().containsKey("host-0 " + recording));
      }
      assertEquals(10, lab.dropped().get("host-0 first"));
      assertEquals(10, lab.dropped().get("host-0 second"));
    } finally {
      closed.countDown();
    }
  }

  /** A broker may be slow, and a round asks it about each host. */
  @Test
  void itEndsInTheMiddleOfARound() {
    var watching = new CompletableFuture<Lab>();
    var questions = new AtomicInteger();
    onQuestion =
        () -> {
          questions.incrementAndGet();
          watching.join().end();
        };
    try (var journal = new Journal();
        var names = new SenderNames((_, _) -> {});
        var lab = lab(journal, names, _ -> {})) {
      watching.complete(lab);
      Await.until("a question", () -> questions.get() > 0);
    } finally {
      closed.countDown();
    }
    assertEquals(1, questions.get());
  }

  private final class ManyHosts implements Broker, Inlet {
    @Override
    public List<HostName> hosts() {
      return IntStream.range(0, MANY).mapToObj(i -> new HostName("host-" + i)).toList();
    }

    @Override
    public Inlet inlet(HostName host, FeedStart from) {
      return this;
    }

    @Override
    public Optional<StoredBlock> next() throws FeedException, InterruptedException {
      closed.await();
      throw new FeedException("It is closed.", true);
    }

    @Override
    public long unreadable() {
      return 0;
    }

    @Override
    public Optional<HostStatus> status(HostName host) {
      onQuestion.run();
      return reported;
    }

    @Override
    public Optional<HostDescription> description(HostName host) {
      return Optional.empty();
    }

    @Override
    public Map<HostName, ClockOffset> clocks(Set<HostName> hosts) {
      return Map.of();
    }

    @Override
    public Outlet outlet(HostName host) {
      throw new AssertionError("nothing is published");
    }

    @Override
    public String address() {
      return "nats://lab";
    }

    @Override
    public void close() {}
  }
}
