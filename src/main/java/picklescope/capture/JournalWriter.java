package picklescope.capture;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import picklescope.thread.Threads;

/**
 * The thread that writes the journal's chunks to segment files, {@code picklescope-journal}:
 * appended datagrams are written at most {@value #EVERY_MILLIS} ms later, in complete blocks. So a
 * file contains only complete blocks unless a write is in progress, and appending never waits for
 * the disk.
 */
final class JournalWriter {
  static final int EVERY_MILLIS = 40;
  private static final long RETRY_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final JournalStore store;
  private final Path folder;
  private final long segmentBytes;
  private final Thread thread;
  private final ArrayDeque<Segment> segments = new ArrayDeque<>();

  private Optional<Chunk> writing = Optional.empty();
  private long writtenFrom;
  private int written;
  private long writtenLast;
  private long knownForgotten;
  private int segmentNumber;

  private volatile long cap;
  private volatile boolean idle;
  private volatile boolean stopping;
  private volatile long bytesOnDisk;
  private volatile String failure = "";

  /** A file, and the number of its newest datagram. */
  private static final class Segment {
    final SegmentFile file;
    long last;

    Segment(SegmentFile file) {
      this.file = file;
    }
  }

  JournalWriter(JournalStore store, Path folder, JournalLimits limits) {
    this.store = store;
    this.folder = folder;
    this.segmentBytes = limits.segmentBytes();
    this.cap = limits.capBytes();
    this.thread = Thread.ofPlatform().daemon().name("picklescope-journal").start(this::run);
  }

  /** Called when something has been appended. */
  void appended() {
    if (idle) {
      idle = false;
      LockSupport.unpark(thread);
    }
  }

  void cap(long bytes) {
    cap = bytes;
    LockSupport.unpark(thread);
  }

  long bytesOnDisk() {
    return bytesOnDisk;
  }

  /** Returns the reason why nothing can be written; empty if writing works. */
  String failure() {
    return failure;
  }

  private void run() {
    try {
      writeUntilClosed();
    } catch (RuntimeException | Error e) {
      failure = "Recording has stopped because of a mistake in Picklescope (%s).".formatted(e);
      store.mayForget(true);
      throw e;
    }
  }

  private void writeUntilClosed() {
    while (!stopping) {
      if (attempt()) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(EVERY_MILLIS));
        parkUntilSomethingIsAppended();
      } else {
        LockSupport.parkNanos(RETRY_NANOS);
      }
    }
    attempt();
    closeFiles();
  }

  private void parkUntilSomethingIsAppended() {
    idle = true;
    if (store.last() == writtenLast && !stopping && total() <= cap) {
      LockSupport.park();
    }
    idle = false;
  }

  private boolean attempt() {
    try {
      writeAll();
      store.mayForget(false);
      failure = "";
      return true;
    } catch (IOException e) {
      failure = reason(e);
      store.mayForget(true);
      return false;
    }
  }

  private void writeAll() throws IOException {
    keepToCap();
    for (var next = store.beginWriting(); next.isPresent(); next = store.beginWriting()) {
      var pending = next.get();
      try {
        write(pending);
      } finally {
        store.endWriting();
      }
      if (!pending.full()) {
        return;
      }
      var place = segments.getLast().file.map(writtenFrom, pending.end());
      store.written(pending.chunk(), place);
      keepToCap();
    }
  }

  private void write(JournalStore.Pending pending) throws IOException {
    if (!writing.equals(Optional.of(pending.chunk()))) {
      writing = Optional.of(pending.chunk());
      written = 0;
      long forgotten = store.forgotten();
      boolean gap = forgotten > knownForgotten;
      if (gap || segments.isEmpty() || segments.getLast().file.size() >= segmentBytes) {
        try {
          begin(pending.chunk(), forgotten - knownForgotten);
        } catch (IOException e) {
          writing = Optional.empty();
          throw e;
        }
        knownForgotten = forgotten;
      }
      writtenFrom = segments.getLast().file.size();
    }
    if (pending.end() > written) {
      append(pending);
      segments.getLast().last = pending.last();
      writtenLast = pending.last();
      written = pending.end();
      bytesOnDisk = total();
    }
  }

  private void append(JournalStore.Pending pending) throws IOException {
    var file = segments.getLast().file;
    try {
      file.append(pending.chunk().data().asSlice(written, pending.end() - written).asByteBuffer());
    } catch (IOException e) {
      if (written > 0) {
        store.writtenPartly(pending.chunk(), file.map(writtenFrom, written), writtenLast);
      }
      throw e;
    }
  }

  private void begin(Chunk chunk, long lost) throws IOException {
    var header = new ByteArrayOutputStream();
    header.write(
        Blocks.section(
            "Datagrams from number %s.%s"
                .formatted(
                    chunk.first(),
                    lost == 0
                        ? ""
                        : " %s before them could not be written (disk full or failing)."
                            .formatted(lost))));
    for (byte[] block : store.preamble(chunk)) {
      header.write(block);
    }
    var path = folder.resolve(String.format(Locale.ROOT, "%06d.pcapng", segmentNumber + 1));
    segments.add(new Segment(SegmentFile.create(path, header.toByteArray())));
    segmentNumber++;
  }

  /** Deletes the oldest files while the total size exceeds the cap, except for the current file. */
  private void keepToCap() throws IOException {
    while (segments.size() > 1 && total() > cap) {
      var oldest = segments.removeFirst();
      store.deleteUpTo(oldest.last);
      oldest.file.delete();
      bytesOnDisk = total();
    }
  }

  private long total() {
    return segments.stream().mapToLong(segment -> segment.file.size()).sum();
  }

  private String reason(IOException e) {
    String system =
        e instanceof FileSystemException file && file.getReason() != null
            ? file.getReason()
            : String.valueOf(e.getMessage());
    String lower = system.toLowerCase(Locale.ROOT);
    boolean full =
        lower.contains("no space") || lower.contains("quota") || lower.contains("not enough space");
    return full
        ? "The disk is full (%s). Recording continues automatically when there is room again; until then only the newest datagrams are kept in memory."
            .formatted(folder)
        : "Cannot write to %s (%s). Recording continues automatically when writing works again; until then only the newest datagrams are kept in memory."
            .formatted(folder, system);
  }

  /** Writes the remaining datagrams, if possible, and ends the thread. */
  void close() {
    stopping = true;
    LockSupport.unpark(thread);
    Threads.joinUninterruptibly(thread);
  }

  private void closeFiles() {
    store.release();
    for (var segment : segments) {
      try {
        segment.file.close();
      } catch (IOException e) {
        failure = reason(e);
      }
    }
  }
}
