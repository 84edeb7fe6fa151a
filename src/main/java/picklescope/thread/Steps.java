package picklescope.thread;

import java.util.ArrayList;
import java.util.List;

/** Steps that are all taken, whatever happens in one of them. */
public final class Steps {
  private Steps() {}

  /**
   * Runs all steps in their order. The first exception is thrown at the end, with those of later
   * steps as suppressed ones.
   */
  public static void runAll(List<? extends Runnable> steps) {
    var failures = new ArrayList<RuntimeException>();
    for (var step : steps) {
      try {
        step.run();
      } catch (RuntimeException e) {
        failures.add(e);
      }
    }
    if (!failures.isEmpty()) {
      var first = failures.removeFirst();
      failures.forEach(first::addSuppressed);
      throw first;
    }
  }
}
