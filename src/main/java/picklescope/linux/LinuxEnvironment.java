package picklescope.linux;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.ValueLayout;

/**
 * Sets environment variables that libraries in C read (setenv(3)); {@link System#getenv} does not
 * see them. Has no effect on other systems.
 */
public final class LinuxEnvironment {
  private static final int KEEP = 0;

  private LinuxEnvironment() {}

  /**
   * Sets a variable unless it is set. No other thread may read or change the environment meanwhile,
   * so it is to be called before other libraries are loaded.
   */
  public static void setDefault(String name, String value) {
    if (!LinuxCalls.areAvailable()) {
      return;
    }
    var setenv =
        LinuxCalls.function(
            "setenv",
            FunctionDescriptor.of(
                ValueLayout.JAVA_INT,
                ValueLayout.ADDRESS,
                ValueLayout.ADDRESS,
                ValueLayout.JAVA_INT));
    try (var arena = Arena.ofConfined()) {
      int _ = (int) setenv.invokeExact(arena.allocateFrom(name), arena.allocateFrom(value), KEEP);
    } catch (Throwable e) {
      throw new IllegalStateException("setenv cannot be called", e);
    }
  }
}
