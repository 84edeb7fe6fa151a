package picklescope.thread;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Takes the failures that threads report while a test expects them, and gives each once. */
public final class ExpectedFailures implements AutoCloseable {
  private final LinkedBlockingQueue<Throwable> reported = new LinkedBlockingQueue<>();
  private final Thread.UncaughtExceptionHandler before =
      Thread.getDefaultUncaughtExceptionHandler();

  /** From now until it is closed. */
  public ExpectedFailures() {
    Thread.setDefaultUncaughtExceptionHandler((_, failure) -> reported.add(failure));
  }

  /** Waits for the next one, and returns its message. */
  public String next() throws InterruptedException {
    var failure = reported.poll(60, TimeUnit.SECONDS);
    if (failure == null) {
      throw new AssertionError("nothing was reported");
    }
    return failure.getMessage();
  }

  /** Returns the messages of those that have been reported and not taken. */
  public List<String> rest() {
    var rest = new ArrayList<Throwable>();
    reported.drainTo(rest);
    return rest.stream().map(Throwable::getMessage).toList();
  }

  @Override
  public void close() {
    Thread.setDefaultUncaughtExceptionHandler(before);
  }
}
