package picklescope.fuzz;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** The memory that work allocates on the current thread, whether or not it is collected. */
public final class Allocation {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private Allocation() {}

  /** Returns the number of bytes that the calling thread allocates for some work. */
  public static long of(Runnable work) {
    long before = THREADS.getCurrentThreadAllocatedBytes();
    work.run();
    return THREADS.getCurrentThreadAllocatedBytes() - before;
  }

  /**
   * Fails if the work allocates more than a base and a number of bytes for each byte of its input,
   * and not only the first time: the first use of a class loads it on this thread, and Jazzer's
   * agent allocates tens of megabytes for each that it instruments (measured: 560 MB for a first
   * {@code Globals.named}, 0.6 MB without the agent, 3 kB the second time with both).
   */
  static void check(long base, int perByte, byte[] input, Runnable work) {
    long most = base + (long) perByte * input.length;
    long bytes = of(work);
    for (int i = 0; i < 2 && bytes > most; i++) {
      bytes = of(work);
    }
    if (bytes > most) {
      throw new AssertionError(
          "%,d bytes allocated for an input of %,d, more than %,d"
              .formatted(bytes, input.length, most));
    }
  }
}
