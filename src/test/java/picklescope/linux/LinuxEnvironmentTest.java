package picklescope.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.junit.jupiter.api.Test;

class LinuxEnvironmentTest {
  /** Returns what a library in C gets from getenv(3). */
  @SuppressWarnings("restricted") // LinuxCalls.areAvailable() has checked that it is allowed
  private static String get(String name) throws Throwable {
    var getenv =
        LinuxCalls.function(
            "getenv", FunctionDescriptor.of(ValueLayout.ADDRESS, ValueLayout.ADDRESS));
    try (var arena = Arena.ofConfined()) {
      var found = (MemorySegment) getenv.invokeExact(arena.allocateFrom(name));
      return found.equals(MemorySegment.NULL) ? "" : found.reinterpret(1_000).getString(0);
    }
  }

  @Test
  void aVariableIsSetForLibraries() throws Throwable {
    assumeTrue(LinuxCalls.areAvailable());
    LinuxEnvironment.setDefault("PICKLESCOPE_SET_BY_A_TEST", "first");
    assertEquals("first", get("PICKLESCOPE_SET_BY_A_TEST"));
  }

  @Test
  void whatTheUserHasSetStays() throws Throwable {
    assumeTrue(LinuxCalls.areAvailable());
    String path = get("PATH");
    LinuxEnvironment.setDefault("PATH", "other");
    assertEquals(path, get("PATH"));
  }
}
