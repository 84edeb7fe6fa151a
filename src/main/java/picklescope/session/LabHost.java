package picklescope.session;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picklescope.feed.BlockReading.Received;
import picklescope.feed.Broker;
import picklescope.feed.ClockEstimate;
import picklescope.feed.ClockOffset;
import picklescope.feed.FeedException;
import picklescope.feed.FeedStart;
import picklescope.feed.HostDescription;
import picklescope.feed.HostLosses;
import picklescope.feed.HostName;
import picklescope.feed.HostStatus;
import picklescope.feed.StoredBlock;
import picklescope.thread.Failures;

/**
 * Reads one host of a lab, on a thread of its own, {@code lab-host}, for each connection; another
 * connection goes on where the one before has ended.
 */
final class LabHost {
  private static final int MOST_RECORDINGS = 1_000;

  private final HostName name;
  private final TimeMerge.Lane lane;
  private final BiConsumer<InetAddress, String> names;
  private final HostReading reading;
  private volatile FeedStart next;
  private volatile HostLosses losses = HostLosses.NONE;
  private final Map<String, Long> dropped = new ConcurrentHashMap<>(); // by recording
  private volatile LabCounts counts;
  private final ClockEstimate clocks = new ClockEstimate();
  private volatile Optional<ClockOffset> clock = Optional.empty();
  private volatile Optional<HostDescription> description = Optional.empty();
  private volatile boolean reads;
  private final boolean aligned;
  private final LabClocks noted = new LabClocks(0);
  private long unreadable;

  /**
   * Creates it.
   *
   * @param reading takes its blocks apart; the first is that of the start
   * @param names receives the names of computers that the host knows
   * @param aligned whether its messages are merged as if its clock were right
   */
  LabHost(
      HostReading reading,
      FeedStart start,
      TimeMerge merge,
      BiConsumer<InetAddress, String> names,
      boolean aligned) {
    this.aligned = aligned;
    this.reading = reading;
    this.name = reading.host();
    this.next = start;
    this.names = names;
    lane = merge.lane(name.text(), !(start instanceof FeedStart.Now));
    counts = reading.counts(losses, 0, 0, clock);
  }

  HostName name() {
    return name;
  }

  /** Begins to read with a connection, unless it does. */
  synchronized void read(Broker broker) {
    if (!reads) {
      reads = true;
      Thread.ofPlatform().daemon().name("lab-host").start(() -> run(broker));
    }
  }

  private void run(Broker broker) {
    lane.begin();
    try (var inlet = broker.inlet(name, next)) {
      while (true) {
        var block = inlet.next();
        if (block.isPresent()) {
          take(block.get());
        } else {
          lane.pause();
        }
        unreadable = inlet.unreadable();
        count();
      }
    } catch (FeedException e) {
      // The lab notices that the connection is lost, or opens another.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      Failures.report(e);
    } finally {
      lane.pause();
      reads = false;
    }
  }

  private void take(StoredBlock block) throws InterruptedException {
    var content = reading.take(block);
    count(); // before it is in the live capture, which must not be published then
    content.names().forEach(names);
    lane.put(noted(content.datagrams()), block.following() > 0);
    next = new FeedStart.Place(block.sequence() + 1);
  }

  /** Returns datagrams of which the first has what is new of the clock as a comment. */
  private List<Received> noted(List<Received> datagrams) {
    if (datagrams.isEmpty()) {
      return datagrams;
    }
    var news = noted.news(List.of(counts()));
    if (news.isEmpty()) {
      return datagrams;
    }
    var all = new ArrayList<>(datagrams);
    var first = datagrams.getFirst();
    String comment =
        Stream.concat(Stream.of(first.notes().comment()), news.stream())
            .filter(text -> !text.isEmpty())
            .collect(Collectors.joining("\n"));
    all.set(0, new Received(first.datagram(), first.notes().withComment(comment)));
    return all;
  }

  private void count() {
    counts = reading.counts(losses, unreadable, lane.late(), clock);
  }

  private void take(HostStatus status) {
    losses = status.losses();
    if (dropped.size() < MOST_RECORDINGS || dropped.containsKey(status.capture())) {
      dropped.merge(status.capture(), losses.sum(), Math::max);
    }
  }

  /** Returns how much is lost of each of its recordings, as it has reported so far. */
  Map<String, Long> dropped() {
    return Map.copyOf(dropped);
  }

  /** Asks for the newest report and description of the host. */
  void refresh(Broker broker) throws FeedException {
    broker.status(name).ifPresent(this::take);
    broker
        .description(name)
        .filter(now -> description.filter(now::isSame).isEmpty())
        .ifPresent(now -> {
          now.names().forEach(names); // those that were published before reading began too
          description = Optional.of(now);
        });
  }

  /** Returns its clock, to be asked before {@link #measured}. */
  ClockEstimate clock() {
    return clocks;
  }

  /** Takes over what has been measured of its clock. */
  void measured() {
    clock = clocks.best();
    if (aligned) {
      clock.ifPresent(now -> lane.align(now.nanos()));
    }
  }

  /** Returns what has been read. */
  LabCounts counts() {
    var read = counts;
    return new LabCounts(
        name,
        read.received(),
        losses,
        read.retired(),
        read.overwritten(),
        read.unexplained(),
        read.unreadable(),
        read.tooOld(),
        read.late(),
        description,
        clock);
  }
}
