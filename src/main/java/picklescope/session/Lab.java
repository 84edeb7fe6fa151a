package picklescope.session;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import picklescope.capture.Journal;
import picklescope.feed.Broker;
import picklescope.feed.ClockEstimate;
import picklescope.feed.FeedException;
import picklescope.feed.FeedStart;
import picklescope.feed.HostName;
import picklescope.net.SenderNames;
import picklescope.thread.Failures;
import picklescope.thread.Threads;

/**
 * The hosts of a lab, which publish to a broker: what they publish is appended to the live capture,
 * merged by time. Hosts that begin later are read too. While the broker is away it is tried again
 * each second. Thread-safe.
 */
public final class Lab implements AutoCloseable {
  private static final long ROUND_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final int AT_ONCE = 1_000;

  /** The most hosts, each of which takes a thread: who may publish chooses how many there are. */
  static final int MOST_HOSTS = 256;

  private final Broker.Connector connector;
  private final Query query;
  private final Target target;
  private final LabNotices notices;
  private final TimeMerge merge = new TimeMerge();
  private final Map<String, LabHost> hosts = new ConcurrentSkipListMap<>();
  private final Thread connecting;
  private final Thread merging;
  private volatile LabState state = new LabState.Connecting();
  private volatile boolean closed;
  private boolean hasLooked;
  private volatile long appended; // only the thread that merges changes it

  /**
   * What is read.
   *
   * @param hosts only these; all if it is empty
   * @param start where reading begins
   * @param aligned whether messages are merged as if all clocks were right; their times stay as
   *     they are
   */
  public record Query(Set<HostName> hosts, FeedStart start, boolean aligned) {
    /** Creates a query of messages that are merged by the clocks of their hosts. */
    public Query(Set<HostName> hosts, FeedStart start) {
      this(hosts, start, false);
    }
  }

  /**
   * Where the messages go.
   *
   * @param names learns the names of senders
   * @param sources names the sources of the hosts; one for each journal
   */
  record Target(Journal journal, SenderNames names, LabSources sources) {}

  /**
   * Begins to read.
   *
   * @param notices receives messages for the user
   */
  Lab(Broker.Connector connector, Query query, Target target, Consumer<String> notices) {
    this.notices = new LabNotices(notices);
    this.connector = connector;
    this.query = query;
    this.target = target;
    connecting = Thread.ofPlatform().daemon().name("lab").start(this::run);
    merging = Thread.ofPlatform().daemon().name("lab-merge").start(this::merge);
  }

  /** Returns whether it is connected. */
  public LabState state() {
    return state;
  }

  /** Returns what has been read of each host, in the order of their names. */
  public List<LabCounts> counts() {
    return hosts.values().stream().map(LabHost::counts).toList();
  }

  /** Returns how many messages have been appended to the live capture. */
  long appended() {
    return appended;
  }

  /** Returns how much is lost of each recording of its hosts, as they have reported so far. */
  Map<String, Long> dropped() {
    var dropped = new HashMap<String, Long>();
    for (LabHost host : hosts.values()) {
      host.dropped()
          .forEach((recording, count) -> dropped.put(host.name() + " " + recording, count));
    }
    return dropped;
  }

  private void run() {
    while (!closed) {
      try (var broker = connector.connect()) {
        become(new LabState.Connected(broker.address()));
        while (!closed) {
          look(broker);
          notices.losses(counts());
          notices.clocks(counts());
          LockSupport.parkNanos(ROUND_NANOS);
        }
      } catch (FeedException e) {
        become(e.isLasting() ? new LabState.Failed(e.text()) : new LabState.Waiting(e.text()));
        if (e.isLasting()) {
          return;
        }
      } catch (RuntimeException e) {
        become(new LabState.Failed("A mistake in Picklescope has ended reading."));
        Failures.report(e);
        return;
      }
      if (!closed) {
        LockSupport.parkNanos(ROUND_NANOS);
      }
    }
  }

  private void become(LabState now) {
    state = now;
    notices.state(now);
  }

  /** No host is read before all are known with their clocks: then they are merged by time. */
  private void look(Broker broker) throws FeedException {
    int left = 0;
    var found = new ArrayList<LabHost>();
    for (var name : broker.hosts()) {
      if (closed) {
        return;
      }
      if (!query.hosts().isEmpty() && !query.hosts().contains(name)) {
        continue;
      }
      if (hosts.size() >= MOST_HOSTS && !hosts.containsKey(name.text())) {
        left++;
      } else {
        var host = hosts.computeIfAbsent(name.text(), _ -> host(name));
        host.refresh(broker);
        found.add(host);
      }
    }
    notices.notRead(left, MOST_HOSTS);
    ClockEstimate.ask(
        broker, found.stream().collect(Collectors.toMap(LabHost::name, LabHost::clock)));
    found.forEach(LabHost::measured);
    found.forEach(host -> host.read(broker));
    hasLooked = true;
  }

  /** A host that comes later is read from its beginning. */
  private LabHost host(HostName name) {
    boolean isNew = hasLooked && query.start() instanceof FeedStart.Now;
    var start = isNew ? new FeedStart.Oldest() : query.start();
    var reading = new HostReading(name, start, target.sources());
    return new LabHost(reading, start, merge, target.names()::learn, query.aligned());
  }

  private void merge() {
    try {
      while (!closed) {
        for (var one : merge.take(AT_ONCE)) {
          append(one);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Waits while the disk is slow. */
  private void append(TimeMerge.Merged one) {
    while (!target.journal().append(one.received().datagram(), one.received().notes())) {
      if (closed) {
        return;
      }
      LockSupport.parkNanos(1_000_000);
    }
    appended++;
  }

  /** Ends reading soon, without waiting for it. Has no effect if it has ended. */
  public void end() {
    closed = true;
    merge.close();
    LockSupport.unpark(connecting);
  }

  /** Returns whether {@link #end} or {@link #close} has been called. */
  public boolean isEnded() {
    return closed;
  }

  /** Ends reading. Has no effect if it has ended. */
  @Override
  public void close() {
    end();
    Threads.joinUninterruptibly(merging);
    Threads.joinUninterruptibly(connecting);
  }
}
