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
import picklescope.event.Datagram;
import picklescope.net.SenderNames;
import picklescope.thread.Failures;

/**
 * A capture that comes in a stream, such as a pipe from another computer, and is taken into the
 * live capture on a thread of its own, {@code picklescope-follow}.
 */
final class FollowedStream implements CaptureStream.Listener {
  private final String name;
  private final Journal journal;
  private final SenderNames names;
  private final Consumer<String> notices;
  private final BooleanSupplier closed;
  private long lost;
  private long lostToSay = 1;

  /**
   * @param name what the user knows it by
   * @param notices gets what the user has to know
   * @param closed whether nobody wants the rest
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
    } catch (IOException e) {
      notices.accept("%s cannot be read any further: %s".formatted(name, e.getMessage()));
    } catch (CancellationException e) {
      // Closed: nobody wants the rest.
    } catch (RuntimeException e) {
      Failures.report(e);
      notices.accept("%s cannot be read any further.".formatted(name));
    }
  }

  /** Waits while the disk is behind: a stream can wait, so nothing of it needs to be lost. */
  @Override
  public void datagram(Datagram datagram, Notes notes) {
    while (!journal.append(datagram, notes)) {
      if (closed.getAsBoolean()) {
        throw new CancellationException();
      }
      LockSupport.parkNanos(1_000_000);
    }
    sayLost(notes.dropped());
  }

  @Override
  public void name(InetAddress address, String computer) {
    names.learn(address, computer);
  }

  /** The first loss is said, and again when there is twice as much. */
  private void sayLost(long more) {
    lost += more;
    if (lost >= lostToSay) {
      lostToSay = 2 * lost;
      notices.accept(
          "%s: %,d messages were dropped where it is recorded, so far.".formatted(name, lost));
    }
  }
}
