package picklescope.linux;

import java.io.IOException;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Lowers the priority of threads of this process (nice value, sched(7), setpriority(2)). Linux has
 * a nice value for each thread, which Java cannot set. Has no effect on other systems.
 *
 * <p>A thread inherits the nice value of the thread that starts it, and only an administrator can
 * lower the value again. So a thread with lowered priority must not start time-critical threads.
 */
public final class LinuxThreads {
  private static final Path TASKS = Path.of("/proc/self/task");
  private static final int OF_THREAD = 0; // PRIO_PROCESS, which refers to a single thread on Linux
  private static final int THIS = 0;

  private LinuxThreads() {}

  /**
   * Sets the nice value of the calling thread.
   *
   * @param niceness 1 to 19; with 10 a thread gets about a tenth of the processor time of others
   */
  public static void makeThisNice(int niceness) {
    if (LinuxCalls.areAvailable()) {
      set(THIS, niceness);
    }
  }

  /**
   * Sets the nice value of all existing threads whose names in the system start with a prefix.
   *
   * @param name at most 15 characters
   * @param niceness as above
   */
  public static void makeNice(String name, int niceness) {
    if (LinuxCalls.areAvailable()) {
      for (int thread : named(name)) {
        set(thread, niceness);
      }
    }
  }

  private static List<Integer> named(String name) {
    var found = new ArrayList<Integer>();
    try (var tasks = Files.newDirectoryStream(TASKS)) {
      for (Path task : tasks) {
        if (nameOf(task).startsWith(name)) {
          found.add(Integer.parseInt(task.getFileName().toString()));
        }
      }
    } catch (IOException e) {
      // The system does not list its threads: their priorities stay as they are.
    }
    return found;
  }

  private static String nameOf(Path task) {
    try {
      return Files.readString(task.resolve("comm"));
    } catch (IOException e) {
      return ""; // the thread has ended
    }
  }

  /** Ignores errors: the thread may have ended, or the system may refuse. */
  private static void set(int thread, int niceness) {
    var setpriority =
        LinuxCalls.function(
            "setpriority",
            FunctionDescriptor.of(
                ValueLayout.JAVA_INT,
                ValueLayout.JAVA_INT,
                ValueLayout.JAVA_INT,
                ValueLayout.JAVA_INT));
    try {
      int _ = (int) setpriority.invokeExact(OF_THREAD, thread, niceness);
    } catch (Throwable e) {
      throw new IllegalStateException("setpriority cannot be called", e);
    }
  }
}
