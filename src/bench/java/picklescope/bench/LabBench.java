package picklescope.bench;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import picklescope.capture.Journal;
import picklescope.capture.JournalLimits;
import picklescope.event.Datagram;
import picklescope.event.Direction;
import picklescope.feed.FeedStart;
import picklescope.feed.HostLosses;
import picklescope.feed.HostName;
import picklescope.feed.Publisher;
import picklescope.feed.nats.NatsBroker;
import picklescope.feed.nats.NatsServer;
import picklescope.net.Ports;
import picklescope.net.WallClock;
import picklescope.session.Lab;
import picklescope.session.Session;
import picklescope.session.WarmUp;

/**
 * A lab with a real nats-server on this computer: one agent at 100,000 a second, ten at 120 a
 * second, an absence of the server, and seeking by time. Their agents append to their journals,
 * without sockets. The last one receives at line rate with a socket, with and without publishing;
 * it needs gcc.
 *
 * <p>Arguments: seconds of the first two (60), seconds without server (600), datagrams among which
 * is sought (10,000,000), datagrams at line rate (1,500,000), runs of these (5). A part whose
 * number is 0 is left out.
 */
public final class LabBench {
  private static final HostName HOST = new HostName("LAB-1");
  private static final int PAYLOAD = 114;
  private static final int FAST = 100_000;
  private static final int SLOW = 120;
  private static final int AGENTS = 10;
  private static final int AWAY_RATE = 1_000;
  private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(5);

  private LabBench() {}

  /** Runs all. */
  public static void main(String[] arguments) throws Exception {
    int seconds = argument(arguments, 0, 60);
    if (seconds > 0) {
      rate(seconds);
      agents(seconds);
    }
    int away = argument(arguments, 1, 600);
    if (away > 0) {
      away(away);
    }
    int sought = argument(arguments, 2, 10_000_000);
    if (sought > 0) {
      seek(sought);
    }
    receiving(argument(arguments, 3, 1_500_000), argument(arguments, 4, 5));
    System.exit(0);
  }

  private static int argument(String[] arguments, int place, int usual) {
    return arguments.length > place ? Integer.parseInt(arguments[place]) : usual;
  }

  /** A computer that publishes what is appended to its journal. */
  private record Agent(Journal journal, Publisher publisher) implements AutoCloseable {
    static Agent start(NatsServer server, Path folder, HostName name) {
      var journal = new Journal(folder.resolve("journal-" + name), JournalLimits.standard());
      var publication =
          new Publisher.Publication(
              () -> NatsBroker.connect(server.address()), name, "bench", List::of);
      return new Agent(journal, new Publisher(journal, publication, () -> HostLosses.NONE));
    }

    boolean append(long nanos) {
      var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 4950);
      return journal.append(
          new Datagram(0, nanos, Direction.IN, address, address, new byte[PAYLOAD]));
    }

    /** Appends at a rate and returns how many were refused. */
    long append(int rate, int seconds) {
      long refused = 0;
      long start = System.nanoTime();
      long all = (long) rate * seconds;
      for (long i = 0; i < all; i++) {
        long due = start + i * 1_000_000_000L / rate;
        while (due - System.nanoTime() > 0) {
          LockSupport.parkNanos(Math.max(50_000, due - System.nanoTime()));
        }
        refused += append(WallClock.nanos()) ? 0 : 1;
      }
      return refused;
    }

    @Override
    public void close() {
      publisher.close();
      journal.close();
    }
  }

  private static Lab watch(Session session, NatsServer server) {
    return session.labs().watch(server.address(), new Lab.Query(Set.of(), new FeedStart.Oldest()));
  }

  /** Returns the seconds until a session has so many datagrams. */
  private static double awaitAll(Session session, long count) {
    long start = System.nanoTime();
    while (session.capture().last() < count && System.nanoTime() - start < PATIENCE_NANOS) {
      LockSupport.parkNanos(1_000_000);
    }
    return (System.nanoTime() - start) / 1e9;
  }

  private static Path folder() throws Exception {
    return Files.createTempDirectory("picklescope-lab");
  }

  private static void rate(int seconds) throws Exception {
    var folder = folder();
    try (var server = NatsServer.start(folder);
        var agent = Agent.start(server, folder, HOST);
        var session = new Session()) {
      var lab = watch(session, server);
      long refused = agent.append(FAST, seconds);
      long all = agent.journal().last();
      double after = awaitAll(session, all);
      System.out.printf(
          "one agent at %,d/s for %d s: %,d recorded, %,d refused, %,d watched %.2f s after the"
              + " last, lost %s%n",
          FAST, seconds, all, refused, session.capture().last(), after, lost(lab));
    }
  }

  private static List<String> lost(Lab lab) {
    return lab.counts().stream()
        .flatMap(host -> host.lost().stream())
        .map(loss -> loss.text())
        .toList();
  }

  private static void agents(int seconds) throws Exception {
    var folder = folder();
    var agents = new ArrayList<Agent>();
    try (var server = NatsServer.start(folder);
        var session = new Session()) {
      for (int i = 1; i <= AGENTS; i++) {
        agents.add(Agent.start(server, folder, new HostName("LAB-" + i)));
      }
      var lab = watch(session, server);
      for (var agent : agents) {
        Thread.ofPlatform().daemon().start(() -> agent.append(SLOW, seconds));
      }
      var millis = latencies(session, (long) AGENTS * SLOW * seconds);
      millis.sort(null);
      System.out.printf(
          "%d agents at %d/s for %d s: %,d recorded, %,d watched; of the last %,d: %.0f ms after"
              + " they came in the middle, %.0f ms p99, %.0f ms at most; lost %s%n",
          AGENTS,
          SLOW,
          seconds,
          agents.stream().mapToLong(agent -> agent.journal().last()).sum(),
          session.capture().last(),
          millis.size(),
          millis.get(millis.size() / 2),
          millis.get(millis.size() * 99 / 100),
          millis.getLast(),
          lost(lab));
    } finally {
      agents.forEach(Agent::close);
    }
  }

  /**
   * Returns how old each datagram is when it is in the live capture, without the first: a new agent
   * is found within a second.
   */
  private static List<Double> latencies(Session session, long all) {
    long skipped = Math.min(all / 2, 3 * AGENTS * SLOW);
    var millis = new ArrayList<Double>();
    var cursor = session.capture().cursor();
    long end = System.nanoTime() + PATIENCE_NANOS;
    long next = 1;
    while (next <= all && System.nanoTime() - end < 0) {
      long last = session.capture().last();
      long now = WallClock.nanos();
      for (; next <= last; next++) {
        if (cursor.moveTo(next) && next > skipped) {
          millis.add((now - cursor.datagram().timeNanos()) / 1e6);
        }
      }
      LockSupport.parkNanos(1_000_000);
    }
    return millis;
  }

  private static void away(int seconds) throws Exception {
    var folder = folder();
    try (var server = NatsServer.start(folder);
        var agent = Agent.start(server, folder, HOST);
        var session = new Session()) {
      var lab = watch(session, server);
      agent.append(AWAY_RATE, 1);
      awaitAll(session, AWAY_RATE);
      server.kill();
      agent.append(AWAY_RATE, seconds);
      server.start();
      long all = agent.journal().last();
      double after = awaitAll(session, all);
      LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(2)); // for those that would come twice
      System.out.printf(
          "%d s without server at %,d/s: %,d recorded, %,d watched %.1f s after it was back, lost"
              + " %s%n",
          seconds, AWAY_RATE, all, session.capture().last(), after, lost(lab));
    }
  }

  private static void seek(int count) throws Exception {
    var folder = folder();
    try (var server = NatsServer.start(folder);
        var agent = Agent.start(server, folder, HOST)) {
      long first = WallClock.nanos() - count * 10_000L;
      for (long i = 0; i < count; i++) {
        while (!agent.append(first + i * 10_000L)) {
          LockSupport.parkNanos(1_000_000);
        }
      }
      while (agent.publisher().state().confirmed() < count) {
        LockSupport.parkNanos(10_000_000);
      }
      var millis = new ArrayList<Double>();
      try (var broker = NatsBroker.connect(server.address())) {
        for (int i = 0; i < 50; i++) {
          long start = System.nanoTime();
          try (var inlet = broker.inlet(HOST, new FeedStart.Time(first + count * 200L * i))) {
            inlet.next().orElseThrow();
            millis.add((System.nanoTime() - start) / 1e6);
          }
        }
      }
      millis.sort(null);
      System.out.printf(
          "a time among %,d datagrams: %.0f ms in the middle, %.0f ms at most%n",
          count, millis.get(millis.size() / 2), millis.getLast());
    }
  }

  private static void receiving(int count, int runs) throws Exception {
    var loopback = new Loopback(47_960);
    try (var warmUp = WarmUp.in(folder().resolve("warm-up"))) {
      warmUp.awaitAll();
    }
    for (int run = 1; run <= runs; run++) {
      long alone = received(loopback, count, false);
      long publishing = received(loopback, count, true);
      System.out.printf(
          "run %d, %,d at line rate: %,d received without publishing, %,d with%n",
          run, count, alone, publishing);
    }
  }

  private static long received(Loopback loopback, int count, boolean publishes) throws Exception {
    var folder = folder();
    try (var server = NatsServer.start(folder);
        var journal = new Journal(folder.resolve("journal"), JournalLimits.standard());
        var ports = new Ports(journal)) {
      ports.add(loopback.port());
      if (!publishes) {
        return JournalBench.received(loopback, ports, journal, count).received();
      }
      var publication =
          new Publisher.Publication(
              () -> NatsBroker.connect(server.address()), HOST, "bench", List::of);
      try (var publisher = new Publisher(journal, publication, () -> HostLosses.NONE)) {
        long received = JournalBench.received(loopback, ports, journal, count).received();
        while (publisher.state().confirmed() < journal.last()) {
          LockSupport.parkNanos(1_000_000);
        }
        return received;
      }
    }
  }
}
