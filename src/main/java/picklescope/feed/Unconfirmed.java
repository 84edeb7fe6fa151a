package picklescope.feed;

import java.util.ArrayDeque;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/** The blocks that a broker has not confirmed yet, in their order. Thread-safe. */
final class Unconfirmed {
  /** The most bytes that are not confirmed. */
  static final long MOST_BYTES = 4 << 20;

  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(10);

  private final Runnable changed;
  private ArrayDeque<Sent> sent = new ArrayDeque<>();
  private long bytes;
  private long confirmed;
  private long place;
  private Optional<FeedException> failure = Optional.empty();

  private record Sent(long last, int bytes, long since) {}

  /**
   * Creates it.
   *
   * @param changed is called when one has been confirmed or refused
   */
  Unconfirmed(Runnable changed) {
    this.changed = changed;
  }

  /**
   * Forgets all; answers to them are ignored from now on.
   *
   * @param at the place of the newest block at the broker
   */
  synchronized void clear(long confirmedUpTo, long at) {
    sent = new ArrayDeque<>();
    bytes = 0;
    confirmed = confirmedUpTo;
    place = at;
    failure = Optional.empty();
  }

  /** Adds a block and awaits its answer. */
  synchronized void add(FeedBlock block, CompletionStage<Long> answer) {
    var one =
        new Sent(block.section().end() - 1, block.section().content().length, System.nanoTime());
    sent.add(one);
    bytes += one.bytes();
    var mine = sent;
    answer.whenComplete((stored, problem) ->
        answered(mine, one, Optional.ofNullable(stored), Optional.ofNullable(problem)));
  }

  private void answered(
      ArrayDeque<Sent> mine, Sent one, Optional<Long> stored, Optional<Throwable> problem) {
    synchronized (this) {
      if (mine != sent) {
        return; // of a connection that is closed
      }
      if (problem.isPresent()) {
        failure = failure.or(() -> problem.map(Unconfirmed::failure));
      } else if (failure.isEmpty()) {
        // In their order: one that is stored has all before it.
        while (!sent.isEmpty() && sent.peek().last() <= one.last()) {
          bytes -= sent.remove().bytes();
        }
        confirmed = Math.max(confirmed, one.last());
        place = Math.max(place, stored.orElse(0L));
      }
    }
    changed.run();
  }

  private static FeedException failure(Throwable problem) {
    var cause = problem instanceof CompletionException ? problem.getCause() : problem;
    return cause instanceof FeedException feed
        ? feed
        : new FeedException("The broker does not answer.", false);
  }

  /**
   * Throws if a block was refused.
   *
   * @throws FeedException if so, or if an answer is overdue
   */
  synchronized void check() throws FeedException {
    if (failure.isPresent()) {
      throw failure.get();
    }
    if (!sent.isEmpty() && System.nanoTime() - sent.peek().since() > PATIENCE_NANOS) {
      throw new FeedException("The broker has not answered for 10 seconds.", false);
    }
  }

  /** Returns whether another block may be published. */
  synchronized boolean hasRoom() {
    return bytes < MOST_BYTES && failure.isEmpty();
  }

  synchronized boolean isEmpty() {
    return sent.isEmpty();
  }

  /** Returns the number up to which all is confirmed. */
  synchronized long confirmed() {
    return confirmed;
  }

  /** Returns the place of the newest block that the broker has told of. */
  synchronized long place() {
    return place;
  }
}
