package picklescope.capture;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Locale;
import picklescope.thread.Background;
import picklescope.thread.Threads;

/**
 * Reads a capture's files on a separate thread, {@code picklescope-index}, and adds their packets
 * to the index.
 */
final class CaptureIndexer {
  private final MappedFiles files;
  private final CaptureIndex index;
  private final Thread thread;
  private volatile boolean stopped;

  /** Starts the thread. */
  CaptureIndexer(MappedFiles files, CaptureIndex index) {
    this.files = files;
    this.index = index;
    thread = Background.start("picklescope-index", this::run);
  }

  /**
   * Checks that a file begins like a capture file.
   *
   * @throws IOException if it does not; the message is for the user
   */
  static void check(MappedFiles.Part part) throws IOException {
    var step = new CaptureScanner(new IgnoringVisitor()).begin(part.data(), part.data().byteSize());
    if (step instanceof CaptureScanner.Step.Problem(String why)) {
      throw new IOException("%s cannot be opened. %s".formatted(part.path().getFileName(), why));
    }
  }

  /** A visitor that ignores everything. */
  private static final class IgnoringVisitor implements PacketVisitor {
    @Override
    public void section(long at, RecordFormat format) {}

    @Override
    public void packet(
        MemorySegment data, long at, PacketKind kind, PacketRecord record, PacketParser packet) {}

    @Override
    public void dropped(long packets) {}

    @Override
    public void name(InetAddress address, String name) {}
  }

  private void run() {
    try {
      for (var part : files.parts()) {
        read(part);
        if (stopped) {
          return;
        }
        index.readTo(part.base() + part.data().byteSize());
      }
    } catch (IllegalStateException e) {
      if (!stopped) {
        throw e;
      }
    } catch (InternalError e) {
      index.problem("The file was changed by another program while it was read.");
    } finally {
      index.finish();
    }
  }

  private void read(MappedFiles.Part part) {
    var scanner = new CaptureScanner(index.adding(part));
    var data = part.data();
    long size = data.byteSize();
    long at = 0;
    while (at < size && !stopped) {
      var step = at == 0 ? scanner.begin(data, size) : scanner.length(data, at, size - at);
      if (!(step instanceof CaptureScanner.Step.Length(long length))) {
        index.ends(part, at, ((CaptureScanner.Step.Problem) step).why());
        return;
      }
      if (length > size - at) {
        index.ends(
            part,
            at,
            String.format(
                Locale.ROOT,
                "The record there has %,d bytes, but only %,d follow: the file seems to be"
                    + " truncated.",
                length,
                size - at));
        return;
      }
      var problem = scanner.take(data, at, length);
      if (problem.isPresent()) {
        index.ends(part, at, problem.get());
        return;
      }
      at += length;
      index.readTo(part.base() + at);
    }
  }

  /** Stops reading. */
  void stop() {
    stopped = true;
  }

  /** Waits until the thread has ended. */
  void await() throws InterruptedException {
    thread.join();
  }

  /** Waits until the thread has ended, no longer than a duration; returns whether it has ended. */
  boolean await(Duration most) throws InterruptedException {
    return thread.join(most);
  }

  /** Waits uninterruptibly until the thread has ended. */
  void awaitUninterruptibly() {
    Threads.joinUninterruptibly(thread);
  }
}
