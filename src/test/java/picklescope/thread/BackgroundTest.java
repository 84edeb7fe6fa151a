package picklescope.thread;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class BackgroundTest {
  private static final Path TASKS = Path.of("/proc/self/task");

  /** Fields after the name in proc(5)'s stat, which begins with the state, the third. */
  private static final int NICE = 19 - 3;

  @Test
  void itsThreadsAreNamedDaemons() throws Exception {
    var seen = new CompletableFuture<Thread>();
    Background.start("behind", () -> seen.complete(Thread.currentThread())).join();
    assertEquals("behind", seen.join().getName());
    assertTrue(seen.join().isDaemon());
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void giveWay() throws Exception {
    int before = nice(stat(Path.of("/proc/thread-self")));
    var behind = new CompletableFuture<String>();
    Background.start("behind", () -> behind.complete(stat(Path.of("/proc/thread-self")))).join();
    assertEquals(10, nice(behind.join()));
    assertEquals(before, nice(stat(Path.of("/proc/thread-self"))), "others are as they were");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void theCompilersGetALowPriority() throws Exception {
    Background.compilers();
    var compilers = compilers();
    assertTrue(!compilers.isEmpty(), "there are some");
    for (String compiler : compilers) {
      assertEquals(10, nice(compiler), compiler);
    }
  }

  private static List<String> compilers() throws Exception {
    try (var tasks = Files.list(TASKS)) {
      return tasks
          .map(BackgroundTest::stat)
          .filter(stat -> stat.contains("(C1 Compiler") || stat.contains("(C2 Compiler"))
          .toList();
    }
  }

  private static String stat(Path task) {
    try {
      return Files.readString(task.resolve("stat"));
    } catch (Exception e) {
      return ""; // it has ended
    }
  }

  private static int nice(String stat) {
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    return Integer.parseInt(fields[NICE]);
  }
}
