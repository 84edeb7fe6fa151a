package picklescope.view.compose;

import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import picklescope.net.NetworkException;
import picklescope.send.Replay;

/**
 * A replay from its beginning, when a filter may still be looking for its messages, to its end. The
 * thread {@code replay-source} waits for both and keeps the capture open that long; the rest is for
 * the thread that shows it.
 */
public final class ReplayRun {
  private static final int MOST = 20_000_000;

  /** Begins to send the datagrams of these numbers. */
  @FunctionalInterface
  public interface Start {
    Replay of(long[] numbers) throws NetworkException;
  }

  private final ReplaySource.Recorded recorded;
  private final Start start;
  private final Consumer<Replay> started;
  private volatile Optional<Replay> replay = Optional.empty();
  private volatile String problem = "";
  private volatile boolean stopped;

  /**
   * Begins.
   *
   * @param recorded closed when it has ended
   * @param started told, on its thread, when the first may be sent
   */
  public ReplayRun(ReplaySource.Recorded recorded, Start start, Consumer<Replay> started) {
    this.recorded = recorded;
    this.start = start;
    this.started = started;
    Thread.ofPlatform().daemon().name("replay-source").start(this::run);
  }

  private void run() {
    try (recorded) {
      play(find());
    } catch (NetworkException e) {
      problem = e.getMessage();
    } catch (CancellationException e) {
      problem = "Stopped before it began.";
    } catch (InterruptedException e) {
      problem = "Interrupted."; // nobody does
    } catch (RuntimeException e) {
      problem = "Not all of the messages could be found (%s).".formatted(e.getMessage());
    }
  }

  private long[] find() throws InterruptedException {
    try (var numbers = recorded.numbers()) {
      return numbers.take(() -> !stopped).limit(MOST + 1L).sorted().toArray();
    }
  }

  private void play(long[] found) throws NetworkException, InterruptedException {
    if (stopped) {
      throw new CancellationException();
    }
    if (found.length == 0 || found.length > MOST) {
      problem =
          found.length == 0
              ? "There are no messages to replay."
              : "No more than %,d messages can be replayed; filter first.".formatted(MOST);
      return;
    }
    var begun = start.of(found);
    started.accept(begun);
    replay = Optional.of(begun);
    if (stopped) {
      begun.stop();
    }
    begun.await();
  }

  /** Why it did not begin, for the user; empty if it did, or may. */
  public String problem() {
    return problem;
  }

  /** What it is waiting for before it begins, for the user. */
  public String waitingFor() {
    return recorded.numbers().waitingFor();
  }

  /** What sends, once it has begun. */
  public Optional<Replay> replay() {
    return replay;
  }

  /** Whether it has not ended. */
  public boolean isActive() {
    return problem.isEmpty() && replay.map(one -> one.status().state().isActive()).orElse(true);
  }

  /** Ends it soon. */
  public void stop() {
    stopped = true;
    replay.ifPresent(Replay::stop);
  }
}
