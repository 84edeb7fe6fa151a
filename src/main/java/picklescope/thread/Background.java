package picklescope.thread;

import java.util.concurrent.ThreadFactory;
import picklescope.linux.LinuxThreads;

/**
 * Creates threads with low priority, so that receiving, writing, sending and other programs on the
 * same computer go first. The threads are daemons.
 *
 * <p>The threads that such a thread starts have a low priority, too (see {@link LinuxThreads}), so
 * it must not start time-critical threads.
 */
public final class Background {
  /** About a tenth of the processor time of other threads. */
  private static final int NICENESS = 10;

  /** For systems on which Java's own priorities have an effect. */
  private static final int PRIORITY = Thread.NORM_PRIORITY - 2;

  private Background() {}

  /** Runs a task on a new thread with the given name. */
  public static Thread start(String name, Runnable work) {
    var thread = factory(name).newThread(work);
    thread.start();
    return thread;
  }

  /** Returns a factory of threads with the given name. */
  public static ThreadFactory factory(String name) {
    return work ->
        Thread.ofPlatform()
            .daemon()
            .name(name)
            .priority(PRIORITY)
            .unstarted(() -> {
              LinuxThreads.makeThisNice(NICENESS);
              work.run();
            });
  }

  /**
   * Lowers the priority of the JVM's compiler threads. To be called when the time-critical code has
   * been compiled: a burst of messages makes the compilers busy for about a second.
   */
  public static void compilers() {
    LinuxThreads.makeNice("C1 CompilerThre", NICENESS);
    LinuxThreads.makeNice("C2 CompilerThre", NICENESS);
  }
}
