package picklescope.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picklescope.capture.Capture;
import picklescope.capture.Journal;
import picklescope.capture.JournalLimits;
import picklescope.net.Ports;
import picklescope.thread.Background;
import picklescope.thread.Threads;

/**
 * Receives and writes what nobody sees, so that the real messages are received fast from the first
 * one on. All of the way of a datagram is walked, the files with it: code that is compiled without
 * having seen a file is compiled anew, and slow meanwhile, as soon as there is one.
 *
 * <p>It goes in rounds, each with a loop and a journal of its own, for a first datagram takes
 * branches that no other takes. The first round makes most of it fast; the others are for the
 * optimising compiler, whose half a second of work would else come with the first burst.
 */
public final class WarmUp implements AutoCloseable {
  /** Small pieces, so that the end of each kind of piece is met. */
  private static final JournalLimits LIMITS =
      new JournalLimits(64 << 20, 1 << 20, 16 << 20, 256 << 10);

  private static final long FIRST_NANOS = TimeUnit.MILLISECONDS.toNanos(350);
  private static final int MORE_ROUNDS = 5;
  private static final long ROUND_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

  /** The compiler works meanwhile, and what writes has nothing to write. */
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private final Path parent;
  private final CountDownLatch first = new CountDownLatch(1);
  private final Thread thread;
  private final CountDownLatch closed = new CountDownLatch(1);

  private WarmUp(Path parent) {
    this.parent = parent;
    thread = Thread.ofPlatform().daemon().name("picklescope-warm-up").start(this::run);
  }

  /** Begins it, on a thread of its own. */
  public static WarmUp start() {
    return start(Path.of(System.getProperty("java.io.tmpdir")));
  }

  /** Begins it, with its files below a folder. */
  static WarmUp start(Path parent) {
    return new WarmUp(parent);
  }

  /** Waits until most of it is done: about a third of a second at most after the start. */
  public void awaitFirst() {
    try {
      first.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Waits until all of it is done: a second or two. */
  public void awaitAll() {
    Threads.joinUninterruptibly(thread);
  }

  private void run() {
    try {
      round(FIRST_NANOS);
      first.countDown();
      for (int round = 0; round < MORE_ROUNDS && !isClosedAfterAPause(); round++) {
        round(ROUND_NANOS);
      }
      Background.compilers();
    } catch (IOException e) {
      // Then the first real ones cost more: nothing that the user could do about it.
    } finally {
      first.countDown();
    }
  }

  private void round(long nanos) throws IOException {
    var folder = Files.createTempDirectory(parent, "picklescope-warm-up");
    try (var unseen = new Journal(folder, LIMITS)) {
      Ports.warmUp(unseen, nanos);
      if (first.getCount() == 0 && !isClosedAfterAPause()) {
        Ports.warmUp(unseen, nanos); // what has been waiting to write is woken
      }
      for (long number = unseen.first(); number <= unseen.last(); number++) {
        look(unseen, number);
      }
    } finally {
      delete(folder);
    }
  }

  /** As the window does: at the times of all, at some more closely. */
  private static void look(Capture capture, long number) {
    capture.timeNanos(number);
    if (number % 10 == 0) {
      capture.size(number);
      capture.get(number);
    }
  }

  private boolean isClosedAfterAPause() {
    try {
      return closed.await(PAUSE_NANOS, TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      return true;
    }
  }

  private static void delete(Path folder) throws IOException {
    List<Path> files;
    try (var list = Files.list(folder)) {
      files = list.toList();
    }
    for (var file : files) {
      Files.delete(file);
    }
    Files.delete(folder);
  }

  /** Ends it after the round that it is in, and leaves no file behind. */
  @Override
  public void close() {
    closed.countDown();
    Threads.joinUninterruptibly(thread);
  }
}
