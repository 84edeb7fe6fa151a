package picklescope.session;

import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import picklescope.event.Datagram;
import picklescope.event.SourceNames;
import picklescope.python.text.Counted;

/**
 * The captures that are read from standard input while they are recorded, such as that of another
 * computer in a pipe: their datagrams are appended to the live capture as they come. Thread-safe.
 *
 * <p>Their messages belong to a computer of their own, {@link SourceNames#STDIN}, because its clock
 * may differ from this one's. Those of a lab keep the computers that published them.
 */
public final class Pipes {
  /** The source of what has none, as in a pcap stream. */
  private static final String UNNAMED = "capture";

  private final FollowedStream.Into into;
  private final AtomicLong packets = new AtomicLong(); // dropped, as pipes have told at their ends
  private final Queue<FollowedStream> all = new ConcurrentLinkedQueue<>();
  private final LabSources sources;
  private final BooleanSupplier publishes;
  private volatile boolean ofLab;
  private volatile boolean leavesOut;

  /**
   * Creates it without streams.
   *
   * @param sources names the sources of the journal
   * @param publishes returns whether the live capture is published
   */
  Pipes(FollowedStream.Into into, LabSources sources, BooleanSupplier publishes) {
    this.into = into;
    this.sources = sources;
    this.publishes = publishes;
  }

  /**
   * Appends the datagrams of a pcapng or pcap stream to the live capture, on a thread of its own,
   * until the stream ends or the session is closed. The end of the stream, and losses that it
   * reports, are reported in notices.
   */
  public void follow(InputStream stream) {
    var pipe = new FollowedStream(SourceNames.STDIN, stream, this::ofPipe, into, this::ended);
    all.add(pipe);
    pipe.start();
  }

  private Optional<Datagram> ofPipe(Datagram datagram) {
    String source = datagram.source();
    String host = SourceNames.host(source);
    if (host.isEmpty() || host.equals(SourceNames.STDIN)) {
      String name = SourceNames.atHost(source);
      return Optional.of(datagram.withSource(sources.ofPipe(name.isEmpty() ? UNNAMED : name)));
    }
    if (publishes.getAsBoolean()) {
      leaveOut();
      return Optional.empty();
    }
    ofLab = true;
    return Optional.of(datagram);
  }

  private void leaveOut() {
    if (!leavesOut) {
      leavesOut = true;
      into.notices()
          .accept(
              SourceNames.STDIN
                  + ": messages of a lab are left out while this window publishes, or they would be"
                  + " published again without end.");
    }
  }

  /** Returns whether messages of a lab have come, which must not be published again. */
  boolean haveLab() {
    return ofLab;
  }

  private void ended(FollowedStream pipe, String problem, long droppedPackets) {
    if (!problem.isEmpty()) {
      into.notices().accept(problem);
    } else if (!into.closed().getAsBoolean()) {
      into.notices()
          .accept(
              "%s has ended, after %s. No more messages come from it."
                  .formatted(pipe.name(), Counted.messages(pipe.received())));
    }
    if (droppedPackets > 0) {
      packets.addAndGet(droppedPackets);
      into.journal().droppedPackets(droppedPackets);
      into.notices()
          .accept(
              "%s: %s dropped where it is recorded."
                  .formatted(
                      pipe.name(), Counted.of(droppedPackets, "packet was", "packets were")));
    }
  }

  /** Returns what has come so far. */
  Elsewhere counts() {
    return new Elsewhere(
        all.stream().mapToLong(FollowedStream::received).sum(),
        all.stream().mapToLong(FollowedStream::lost).sum() + packets.get(),
        all.stream().anyMatch(FollowedStream::isOpen) ? List.of(SourceNames.STDIN) : List.of());
  }
}
