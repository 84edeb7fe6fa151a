package picklescope.view.compose;

import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import picklescope.net.NetworkException;
import picklescope.send.Replay;

/**
 * A replay from its request, when a filter may still be searching its messages, to its end. The
 * thread {@code replay-source} waits for both and keeps the capture open until then; the methods
 * are for the thread that displays the replay.
 */
public final class ReplayRun {
  private static final int MAX_MESSAGES = 20_000_000;

  /** Starts to send the datagrams with these numbers. */
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
   * Starts a replay.
   *
   * @param recorded the messages; closed at the end
   * @param started called on the thread {@code replay-source} when the replay has started
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
      problem = "Stopped before it started.";
    } catch (InterruptedException e) {
      problem = "Interrupted."; // does not happen
    } catch (RuntimeException e) {
      problem = "Not all of the messages could be found (%s).".formatted(e.getMessage());
    }
  }

  private long[] find() throws InterruptedException {
    try (var numbers = recorded.numbers()) {
      return numbers.take(() -> !stopped).limit(MAX_MESSAGES + 1L).sorted().toArray();
    }
  }

  private void play(long[] found) throws NetworkException, InterruptedException {
    if (stopped) {
      throw new CancellationException();
    }
    if (found.length == 0 || found.length > MAX_MESSAGES) {
      problem =
          found.length == 0
              ? "There are no messages to replay."
              : "No more than %,d messages can be replayed; filter first.".formatted(MAX_MESSAGES);
      return;
    }
    var running = start.of(found);
    started.accept(running);
    replay = Optional.of(running);
    if (stopped) {
      running.stop();
    }
    running.await();
  }

  /** Returns why it did not start, for the user; empty if it has started or may start. */
  public String problem() {
    return problem;
  }

  /** Returns what it waits for before it starts, for the user; empty if nothing. */
  public String waitingFor() {
    return recorded.numbers().waitingFor();
  }

  /** Returns the replay once it has started. */
  public Optional<Replay> replay() {
    return replay;
  }

  /** Returns whether it has not ended. */
  public boolean isActive() {
    return problem.isEmpty() && replay.map(one -> one.status().state().isActive()).orElse(true);
  }

  /** Stops it; this method does not wait for the end. */
  public void stop() {
    stopped = true;
    replay.ifPresent(Replay::stop);
  }
}
