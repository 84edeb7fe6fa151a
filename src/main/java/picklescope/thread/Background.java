package picklescope.thread;

import java.util.concurrent.ThreadFactory;
import picklescope.linux.LinuxThreads;

/**
 * Work that gives way: where processors are scarce, receiving, writing and sending come first, and
 * the sender on the same computer too. Its threads are daemons.
 *
 * <p>What such a thread starts gives way too (see {@link LinuxThreads}), so it starts nothing that
 * has to be in time.
 */
public final class Background {
  /** A tenth of what others get where all want to run. */
  private static final int NICENESS = 10;

  /** For systems on which Java's own priorities say something. */
  private static final int PRIORITY = Thread.NORM_PRIORITY - 2;

  private Background() {}

  /** Does that on a thread of that name. */
  public static Thread start(String name, Runnable work) {
    var thread = factory(name).newThread(work);
    thread.start();
    return thread;
  }

  /** Threads of that name. */
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
   * Makes the JVM's compilers give way too, once what has to be fast is compiled: a burst brings
   * new code to all parts of the window, and a second of work for them.
   */
  public static void compilers() {
    LinuxThreads.makeNice("C1 CompilerThre", NICENESS);
    LinuxThreads.makeNice("C2 CompilerThre", NICENESS);
  }
}
