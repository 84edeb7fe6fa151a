package picklescope.session;

import java.lang.System.Logger;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Reports unexpected failures to the user, one notice for each kind. Thread-safe. */
final class FailureNotices implements Thread.UncaughtExceptionHandler {
  private static final Logger LOG = System.getLogger(FailureNotices.class.getName());

  /** The most kinds that are reported. */
  private static final int MOST_KINDS = 20;

  private final Consumer<String> notices;
  private final Set<String> reported = ConcurrentHashMap.newKeySet();

  FailureNotices(Consumer<String> notices) {
    this.notices = notices;
  }

  @Override
  public void uncaughtException(Thread thread, Throwable failure) {
    var where = failure.getStackTrace();
    String kind =
        failure.getClass().getName() + (where.length == 0 ? "" : " " + where[0].getClassName());
    if (reported.size() < MOST_KINDS && reported.add(kind)) {
      LOG.log(Logger.Level.ERROR, "on the thread " + thread.getName(), failure);
      notices.accept(
          ("A mistake in Picklescope (%s on the thread %s). It goes on, but what is shown may be"
                  + " incomplete: please report it with what was printed to the terminal.")
              .formatted(failure.getClass().getSimpleName(), thread.getName()));
    }
  }
}
