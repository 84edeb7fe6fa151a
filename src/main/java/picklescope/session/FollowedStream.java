package picklescope.session;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import picklescope.capture.CaptureStream;
import picklescope.capture.Journal;
import picklescope.capture.Notes;
import picklescope.capture.PacketKind;
import picklescope.event.Datagram;
import picklescope.net.SenderNames;
import picklescope.python.text.Counted;
import picklescope.thread.Failures;

/**
 * Appends a capture that is read from a stream, such as a pipe, to the live capture, on a thread of
 * its own, {@code picklescope-follow}.
 */
final class FollowedStream implements CaptureStream.Listener {
  /** The most losses that are counted: each packet may claim any number. */
  private static final long MOST_LOST = 1L << 60;

  private final String name;
  private final CaptureStream stream;
  private final Function<Datagram, Optional<Datagram>> taken;
  private final Into into;
  private final Progress progress;
  private volatile boolean open = true;
  private volatile long received; // only the thread of the stream changes it and the next two
  private volatile long lost;
  private long lostToReport = 1;

  /**
   * Where streams are appended.
   *
   * @param notices receives messages for the user
   * @param closed returns whether the session has been closed
   */
  record Into(
      Journal journal, SenderNames names, Consumer<String> notices, BooleanSupplier closed) {}

  /** Is told what becomes of a stream, on its thread. */
  @FunctionalInterface
  interface Progress {
    /** Called when the header of the capture has been read. */
    default void begun() {}

    /**
     * Called at the end.
     *
     * @param stream this one
     * @param problem why it could not be read to its end; empty if it was, or if the session has
     *     been closed
     * @param droppedPackets how many packets of any kind were dropped, as the stream says at its
     *     end
     */
    void ended(FollowedStream stream, String problem, long droppedPackets);
  }

  /**
   * Creates it; {@link #start} starts it.
   *
   * @param name its name for the user
   * @param stream the stream, which is not closed
   * @param taken returns what is appended of a datagram; empty if it is left out
   */
  FollowedStream(
      String name,
      InputStream stream,
      Function<Datagram, Optional<Datagram>> taken,
      Into into,
      Progress progress) {
    this.name = name;
    this.stream = new CaptureStream(stream);
    this.taken = taken;
    this.into = into;
    this.progress = progress;
  }

  /** Starts to follow it. */
  Thread start() {
    return Thread.ofPlatform()
        .daemon()
        .name("picklescope-follow")
        .start(() -> {
          String problem = follow();
          open = false;
          progress.ended(this, problem, stream.droppedPackets());
        });
  }

  /** Returns its name for the user. */
  String name() {
    return name;
  }

  /** Returns whether it has not ended. */
  boolean isOpen() {
    return open;
  }

  /** Returns how many datagrams have been appended. */
  long received() {
    return received;
  }

  /** Returns how many datagrams were dropped where it is recorded, as it tells so far. */
  long lost() {
    return lost;
  }

  /** Returns how many packets of each kind have come. */
  Map<PacketKind, Long> packets() {
    return stream.packets();
  }

  private String follow() {
    try {
      var summary = stream.read(this);
      reportFragments(summary.packets().getOrDefault(PacketKind.FRAGMENT, 0L));
      return summary.problems().stream().findFirst().map(why -> name + ": " + why).orElse("");
    } catch (IOException e) {
      return "%s cannot be read any further: %s".formatted(name, e.getMessage());
    } catch (CancellationException e) {
      return ""; // the session has been closed
    } catch (RuntimeException | Error e) {
      Failures.report(e);
      return "%s cannot be read any further.".formatted(name);
    }
  }

  private void reportFragments(long left) {
    if (left > 0) {
      into.notices.accept(
          "%s: %s not shown: %s"
              .formatted(
                  name, Counted.of(left, "packet is", "packets are"), PacketKind.FRAGMENT.text()));
    }
  }

  @Override
  public void begun() {
    progress.begun();
  }

  /** Waits while the disk is slow, so that nothing of the stream is lost. */
  @Override
  public void datagram(Datagram datagram, Notes notes) {
    taken.apply(datagram).ifPresent(one -> append(one, notes));
    reportLost(notes.dropped());
  }

  private void append(Datagram datagram, Notes notes) {
    while (!into.journal.append(datagram, notes)) {
      if (into.closed.getAsBoolean()) {
        throw new CancellationException();
      }
      LockSupport.parkNanos(1_000_000);
    }
    received++;
  }

  @Override
  public void name(InetAddress address, String computer) {
    into.names.learn(address, computer);
  }

  /** Reports the first loss, and again whenever the number has doubled. */
  private void reportLost(long more) {
    lost = Math.min(MOST_LOST, lost + more);
    if (lost >= lostToReport) {
      lostToReport = 2 * lost;
      into.notices.accept(
          "%s: %s dropped where it is recorded, so far."
              .formatted(name, Counted.messagesWere(lost)));
    }
  }
}
