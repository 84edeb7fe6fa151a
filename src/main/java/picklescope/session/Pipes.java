package picklescope.session;

import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import picklescope.event.Datagram;
import picklescope.event.SourceNames;
import picklescope.python.text.Counted;

/**
 * The captures that are read from streams while they are recorded, such as that of another computer
 * in a pipe: their datagrams are appended to the live capture as they come. Thread-safe.
 *
 * <p>Their messages belong to a computer of their own, {@value #HOST}, because its clock may differ
 * from this one's. Those of a lab keep the computers that published them.
 */
public final class Pipes {
  /** The computer of the messages, in the names of their sources. */
  static final String HOST = "stdin";

  /** The source of what has none, as in a pcap stream. */
  private static final String UNNAMED = "capture";

  private final FollowedStream.Into into;
  private final LabSources sources;
  private final AtomicLong packets = new AtomicLong(); // dropped, as pipes have told at their ends
  private final Queue<FollowedStream> all = new ConcurrentLinkedQueue<>();

  /**
   * Creates it without streams.
   *
   * @param sources names the sources of the journal
   */
  Pipes(FollowedStream.Into into, LabSources sources) {
    this.into = into;
    this.sources = sources;
  }

  /**
   * Appends the datagrams of a pcapng or pcap stream to the live capture, on a thread of its own,
   * until the stream ends or the session is closed. The end of the stream, and losses that it
   * reports, are reported in notices.
   *
   * @param name the name of the stream for the user
   */
  public void follow(InputStream stream, String name) {
    var pipe =
        new FollowedStream(
            name, stream, datagram -> Optional.of(ofPipe(datagram)), into, this::ended);
    all.add(pipe);
    pipe.start();
  }

  private Datagram ofPipe(Datagram datagram) {
    String source = datagram.source();
    return SourceNames.host(source).isEmpty()
        ? datagram.withSource(sources.of(source.isEmpty() ? UNNAMED : source, HOST))
        : datagram;
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
        all.stream().anyMatch(FollowedStream::isOpen) ? List.of(HOST) : List.of());
  }
}
