package picklescope.session;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import picklescope.capture.CaptureStream;
import picklescope.capture.Journal;
import picklescope.capture.Notes;
import picklescope.capture.PacketKind;
import picklescope.event.Datagram;
import picklescope.net.SenderNames;
import picklescope.thread.Failures;

/**
 * Appends a capture that is read from a stream, such as a pipe, to the live capture, on a thread of
 * its own, {@code picklescope-follow}.
 */
final class FollowedStream implements CaptureStream.Listener {
  private final String name;
  private final Journal journal;
  private final SenderNames names;
  private final Consumer<String> notices;
  private final BooleanSupplier closed;
  private long lost;
  private long lostToReport = 1;

  /**
   * Creates it; {@link #start} starts it.
   *
   * @param name its name for the user
   * @param notices receives messages for the user
   * @param closed returns whether the session has been closed
   */
  FollowedStream(
      String name,
      Journal journal,
      SenderNames names,
      Consumer<String> notices,
      BooleanSupplier closed) {
    this.name = name;
    this.journal = journal;
    this.names = names;
    this.notices = notices;
    this.closed = closed;
  }

  void start(InputStream stream) {
    Thread.ofPlatform().daemon().name("picklescope-follow").start(() -> follow(stream));
  }

  private void follow(InputStream stream) {
    try {
      var summary = new CaptureStream(stream).read(this);
      summary.problems().forEach(problem -> notices.accept(name + ": " + problem));
      reportFragments(summary.packets().getOrDefault(PacketKind.FRAGMENT, 0L));
    } catch (IOException e) {
      notices.accept("%s cannot be read any further: %s".formatted(name, e.getMessage()));
    } catch (CancellationException e) {
      // the session has been closed
    } catch (RuntimeException e) {
      Failures.report(e);
      notices.accept("%s cannot be read any further.".formatted(name));
    }
  }

  private void reportFragments(long left) {
    if (left > 0) {
      notices.accept(
          "%s: %,d packets are not shown: %s".formatted(name, left, PacketKind.FRAGMENT.text()));
    }
  }

  /** Waits while the disk is slow, so that nothing of the stream is lost. */
  @Override
  public void datagram(Datagram datagram, Notes notes) {
    while (!journal.append(datagram, notes)) {
      if (closed.getAsBoolean()) {
        throw new CancellationException();
      }
      LockSupport.parkNanos(1_000_000);
    }
    reportLost(notes.dropped());
  }

  @Override
  public void name(InetAddress address, String computer) {
    names.learn(address, computer);
  }

  /** Reports the first loss, and again whenever the number has doubled. */
  private void reportLost(long more) {
    lost += more;
    if (lost >= lostToReport) {
      lostToReport = 2 * lost;
      notices.accept(
          "%s: %,d messages were dropped where it is recorded, so far.".formatted(name, lost));
    }
  }
}
