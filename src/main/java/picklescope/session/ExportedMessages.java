package picklescope.session;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import picklescope.capture.CaptureCursor;
import picklescope.event.Event;
import picklescope.export.table.Loss;
import picklescope.export.table.Message;
import picklescope.export.table.Messages;
import picklescope.filter.Filter;
import picklescope.filter.Undecided;
import picklescope.filter.UndecidedTally;
import picklescope.thread.Background;

/**
 * The messages of captures that a filter chooses, for exports. They are decoded by as many threads
 * as there are processors, a few blocks ahead of what is read. For one thread.
 */
public final class ExportedMessages implements Messages, AutoCloseable {
  private static final int BLOCK = 512; // datagrams
  private static final int BLOCK_BYTES = 1 << 20;
  private static final String RECORDING = "recording";
  private static final long MOST_NOTED = 1L << 60; // as a capture counts

  private final List<ExportedCapture> captures;
  private final Filter filter;
  private final int threads;
  private final ExecutorService workers;
  private UndecidedTally undecided = new UndecidedTally();
  private long unread;

  private record Block(List<Event> events, long last, int unread) {}

  /** Creates the messages of captures, in this order. */
  public ExportedMessages(List<ExportedCapture> captures, Filter filter) {
    this.captures = List.copyOf(captures);
    this.filter = filter;
    threads = Runtime.getRuntime().availableProcessors();
    workers = Executors.newFixedThreadPool(threads, Background.factory("export-decode"));
  }

  @Override
  public long total() {
    return captures.stream().mapToLong(ExportedCapture::count).sum();
  }

  @Override
  public String filter() {
    return filter.text();
  }

  /** Returns how many messages the filter could not decide in the latest pass. */
  public Undecided undecided() {
    return undecided.get();
  }

  @Override
  public boolean forEach(Visitor visitor) throws IOException, InterruptedException {
    undecided = new UndecidedTally();
    unread = 0;
    long looked = 0;
    for (ExportedCapture capture : captures) {
      if (!read(capture, visitor, looked)) {
        return false;
      }
      looked += capture.count();
    }
    return visitor.reached(looked);
  }

  private boolean read(ExportedCapture capture, Visitor visitor, long before)
      throws IOException, InterruptedException {
    Deque<Future<Block>> ahead = new ArrayDeque<>();
    var sizes = capture.capture().cursor();
    long next = capture.first();
    try {
      while (next <= capture.last() || !ahead.isEmpty()) {
        while (next <= capture.last() && ahead.size() <= threads) {
          long from = next;
          long to = blockEnd(sizes, from, capture.last());
          ahead.add(workers.submit(() -> decode(capture, from, to)));
          next = to + 1;
        }
        var block = result(ahead.remove());
        unread += block.unread();
        for (Event event : block.events()) {
          visitor.message(new Message(capture.host(), capture.name(), event, capture.aheadNanos()));
        }
        if (!visitor.reached(before + block.last() - capture.first() + 1)) {
          return false;
        }
      }
      return true;
    } finally {
      ahead.forEach(block -> block.cancel(false));
    }
  }

  private static long blockEnd(CaptureCursor sizes, long from, long last) {
    long bytes = 0;
    long to = from;
    while (to < last && to - from < BLOCK - 1 && bytes < BLOCK_BYTES) {
      bytes += sizes.moveTo(to) ? sizes.size() : 0;
      to++;
    }
    return to;
  }

  private static Block result(Future<Block> block) throws InterruptedException {
    try {
      return block.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause()); // a defect, not a bad datagram
    }
  }

  private Block decode(ExportedCapture capture, long from, long to) {
    var events = new ArrayList<Event>();
    var cursor = capture.capture().cursor();
    var subject = new LazySubject(capture.decoder(), cursor, cursor::datagram, Optional.empty());
    int read = 0;
    for (long number = from; number <= to; number++) {
      try {
        if (cursor.moveTo(number)) {
          subject.next();
          if (undecided.isYes(filter.decide(subject))) {
            events.add(subject.event());
          }
          read++;
        }
      } catch (NoSuchElementException e) {
        // deleted meanwhile, or damaged in the file
      }
    }
    return new Block(events, to, (int) (to - from + 1) - read);
  }

  @Override
  public long unread() {
    return unread;
  }

  @Override
  public void losses(LossVisitor visitor) throws IOException {
    for (ExportedCapture capture : captures) {
      long noted = 0;
      for (long number = capture.first(); number <= capture.last(); number++) {
        long dropped = capture.capture().notes(number).dropped();
        if (dropped > 0) {
          noted = Math.min(MOST_NOTED, noted + dropped);
          visitor.loss(noted(capture, number, dropped));
        }
      }
      for (Loss loss : unplaced(capture, noted)) {
        visitor.loss(loss);
      }
      for (Loss loss : capture.losses()) {
        visitor.loss(loss);
      }
    }
  }

  /** Returns what was dropped where it is recorded, but for what is noted at its datagrams. */
  private static List<Loss> unplaced(ExportedCapture capture, long noted) {
    var whole = capture.capture().dropped();
    boolean isWhole = capture.first() == 1 && capture.last() == capture.capture().last();
    var part = capture.capture().dropped(capture.first(), capture.last());
    long more = (isWhole ? Math.max(0, whole.noted() - noted) : 0) + part.unnoted();
    return Stream.of(
            unplaced(capture, more, "not recorded; when is not known"),
            unplaced(
                capture,
                part.packets(),
                "packets of any kind, dropped by the program that recorded or by the system; when"
                    + " is not known"))
        .filter(loss -> loss.count() > 0)
        .toList();
  }

  private static Loss unplaced(ExportedCapture capture, long count, String text) {
    return new Loss(
        capture.host(),
        capture.name(),
        OptionalLong.empty(),
        OptionalLong.empty(),
        count,
        RECORDING,
        text);
  }

  private static Loss noted(ExportedCapture capture, long number, long dropped) {
    return new Loss(
        capture.host(),
        capture.name(),
        OptionalLong.of(number),
        OptionalLong.of(capture.capture().timeNanos(number)),
        dropped,
        RECORDING,
        "not recorded between the message before and this one");
  }

  /** Ends its threads. */
  @Override
  public void close() {
    workers.shutdown();
  }
}
