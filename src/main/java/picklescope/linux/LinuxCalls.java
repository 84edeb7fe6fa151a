package picklescope.linux;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.invoke.MethodHandle;
import java.util.Locale;
import java.util.Set;

/**
 * Finds functions of Linux's C library. Where it is not {@link #areAvailable available} nothing of
 * it may be called.
 */
public final class LinuxCalls {
  private LinuxCalls() {}

  /**
   * Whether this system is Linux on a processor of 64 bits whose structures and numbers are known
   * here, and this JVM allows native calls.
   */
  public static boolean areAvailable() {
    String processor = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
    return System.getProperty("os.name").equals("Linux")
        && Set.of("amd64", "aarch64").contains(processor)
        && LinuxCalls.class.getModule().isNativeAccessEnabled()
        && Linker.nativeLinker().defaultLookup().find("recvmmsg").isPresent();
  }

  /** The function with that name. */
  @SuppressWarnings("restricted") // areAvailable() looks whether it is allowed
  public static MethodHandle function(
      String name, FunctionDescriptor descriptor, Linker.Option... options) {
    var linker = Linker.nativeLinker();
    return linker.downcallHandle(linker.defaultLookup().findOrThrow(name), descriptor, options);
  }
}
