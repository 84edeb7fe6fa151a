package picklescope.linux;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.invoke.MethodHandle;
import java.util.Locale;
import java.util.Set;
import picklescope.system.OperatingSystem;

/**
 * Finds functions of Linux's C library. They may be called only if they are {@link #areAvailable
 * available}.
 */
public final class LinuxCalls {
  private LinuxCalls() {}

  /**
   * Returns whether this is Linux on a 64-bit processor whose structures and constants are known
   * here, and this JVM allows native calls.
   */
  public static boolean areAvailable() {
    String processor = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
    return OperatingSystem.running() == OperatingSystem.LINUX
        && Set.of("amd64", "aarch64").contains(processor)
        && LinuxCalls.class.getModule().isNativeAccessEnabled()
        && Linker.nativeLinker().defaultLookup().find("recvmmsg").isPresent();
  }

  /** Returns the function with the given name. */
  @SuppressWarnings("restricted") // areAvailable() checks that it is allowed
  public static MethodHandle function(
      String name, FunctionDescriptor descriptor, Linker.Option... options) {
    var linker = Linker.nativeLinker();
    return linker.downcallHandle(linker.defaultLookup().findOrThrow(name), descriptor, options);
  }
}
