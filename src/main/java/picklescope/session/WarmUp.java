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
import picklescope.file.PrivateFiles;
import picklescope.net.Ports;
import picklescope.thread.Background;
import picklescope.thread.Threads;

/**
 * Receives and writes datagrams of its own, so that the JVM has compiled the code when the first
 * real ones come. Files are included: code that was compiled without a file is compiled again, and
 * slow meanwhile, as soon as there is one.
 *
 * <p>There are several rounds, each with a receive loop and a journal of its own, because the first
 * datagram takes branches that no other takes. After the first round most code is fast; the others
 * are for the optimising compiler, whose work would otherwise begin with the first burst.
 */
public final class WarmUp implements AutoCloseable {
  /** Small sizes, so that each kind of piece is filled. */
  private static final JournalLimits LIMITS =
      new JournalLimits(64 << 20, 1 << 20, 16 << 20, 256 << 10);

  private static final long FIRST_NANOS = TimeUnit.MILLISECONDS.toNanos(350);
  private static final int MORE_ROUNDS = 5;
  private static final long ROUND_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

  /** A pause in which the compiler works and the writer sleeps. */
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private final Path folder;
  private final CountDownLatch first = new CountDownLatch(1);
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread thread;
  private boolean started;

  private WarmUp(Path folder) {
    this.folder = folder;
    thread = Thread.ofPlatform().daemon().name("picklescope-warm-up").unstarted(this::run);
  }

  /**
   * Creates a warm-up that is not started.
   *
   * @param folder where its files are, a folder that is not there before and after each round
   */
  public static WarmUp in(Path folder) {
    return new WarmUp(folder);
  }

  /** Starts it on a thread of its own; has no effect if it was started or closed. */
  synchronized void start() {
    if (!started) {
      started = true;
      thread.start();
    }
  }

  /** Starts it, and waits until the first round has ended, a third of a second at most. */
  void awaitFirst() {
    start();
    try {
      first.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Starts it, and waits until all rounds have ended: a second or two. */
  public void awaitAll() {
    start();
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
      // the first datagrams cost more then; the user can do nothing about it
    } finally {
      first.countDown();
    }
  }

  private void round(long nanos) throws IOException {
    PrivateFiles.createFolder(folder);
    try (var unseen = new Journal(folder, LIMITS)) {
      Ports.warmUp(unseen, nanos);
      if (first.getCount() == 0 && !isClosedAfterAPause()) {
        Ports.warmUp(unseen, nanos); // wakes the writer
      }
      for (long number = unseen.first(); number <= unseen.last(); number++) {
        look(unseen, number);
      }
    } finally {
      delete();
    }
  }

  /** Reads as the window does: all times, some datagrams whole. */
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

  private void delete() throws IOException {
    List<Path> files;
    try (var list = Files.list(folder)) {
      files = list.toList();
    }
    for (var file : files) {
      Files.delete(file);
    }
    Files.delete(folder);
  }

  /** Ends it after the current round and deletes its files. */
  @Override
  public void close() {
    closed.countDown();
    synchronized (this) {
      if (!started) {
        started = true;
        first.countDown();
        return;
      }
    }
    Threads.joinUninterruptibly(thread);
  }
}
