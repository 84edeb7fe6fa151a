package picklescope.linux;

import java.io.IOException;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes threads of this process nice (sched(7), setpriority(2)): where all want to run, a nice one
 * gets less. Linux has that for each thread, and Java cannot set it. Elsewhere nothing happens.
 *
 * <p>A thread is as nice as the one that starts it, and only an administrator can take it back: a
 * nice thread must not start any that has to be in time.
 */
public final class LinuxThreads {
  private static final Path TASKS = Path.of("/proc/self/task");
  private static final int OF_THREAD = 0; // PRIO_PROCESS, which is about one thread there
  private static final int THIS = 0;

  private LinuxThreads() {}

  /**
   * The calling thread.
   *
   * @param niceness 1 to 19; 10 is a tenth of what others get
   */
  public static void makeThisNice(int niceness) {
    if (LinuxCalls.areAvailable()) {
      set(THIS, niceness);
    }
  }

  /**
   * All threads that there are now whose names, as the system knows them, begin so.
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
      // A system that does not tell its threads: they stay as they are.
    }
    return found;
  }

  private static String nameOf(Path task) {
    try {
      return Files.readString(task.resolve("comm"));
    } catch (IOException e) {
      return ""; // it has ended meanwhile
    }
  }

  /** A thread that has ended meanwhile, or a refusal, changes nothing. */
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
