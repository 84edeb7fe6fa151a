package picklescope.format;

import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Calls the code of a plugin on threads of its own, because it may never return: a Java thread
 * cannot be ended. After {@value #MOST_HANGING} calls that did not return in time the plugin is not
 * called again. Thread-safe.
 */
final class PluginCalls {
  /** The time that a call may take, in milliseconds. */
  static final int MOST_MILLIS = 1_000;

  private static final int MOST_HANGING = 3;

  private final String name;
  private final AtomicInteger hanging = new AtomicInteger();
  private final ExecutorService threads =
      Executors.newCachedThreadPool(Thread.ofPlatform().daemon().name("format-plugin").factory());

  /**
   * Creates the calls of a plugin.
   *
   * @param name the name of its format, for the user
   */
  PluginCalls(String name) {
    this.name = name;
  }

  /**
   * Returns the result of a call.
   *
   * @throws FormatException if the plugin throws an exception, or does not return in time
   */
  <T> T call(Callable<T> code) throws FormatException {
    if (hanging.get() >= MOST_HANGING) {
      throw new FormatException(
          "the plugin %s did not return %s times, and is not called again until the next start"
              .formatted(name, MOST_HANGING));
    }
    try {
      Future<T> result = threads.submit(code);
      return get(result);
    } catch (RejectedExecutionException | OutOfMemoryError e) {
      throw new FormatException("the plugin %s cannot be called: %s".formatted(name, e));
    }
  }

  private <T> T get(Future<T> result) throws FormatException {
    try {
      return result.get(MOST_MILLIS, TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      hanging.incrementAndGet();
      result.cancel(true);
      throw new FormatException(
          String.format(
              Locale.ROOT, "the plugin %s did not return within %,d ms", name, MOST_MILLIS));
    } catch (ExecutionException e) {
      throw e.getCause() instanceof FormatException mistake
          ? mistake
          : new FormatException("the plugin %s has failed: %s".formatted(name, e.getCause()));
    } catch (InterruptedException e) {
      result.cancel(true);
      Thread.currentThread().interrupt();
      throw new FormatException("the plugin %s was interrupted".formatted(name));
    }
  }
}
