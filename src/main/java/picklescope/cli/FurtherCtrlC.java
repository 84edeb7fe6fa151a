package picklescope.cli;

import java.lang.reflect.Proxy;

/**
 * Ctrl+C (SIGINT) while the program is already ending, which the JVM ignores.
 *
 * <p>Java receives it only by {@code sun.misc.Signal}, which is used by reflection: the compiler
 * warns of it, and no option suppresses the warning.
 */
final class FurtherCtrlC {
  private FurtherCtrlC() {}

  /** Runs a task for each Ctrl+C from now on. */
  static void handle(Runnable task) {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      var proxy =
          Proxy.newProxyInstance(
              handler.getClassLoader(),
              new Class<?>[] {handler},
              (_, _, _) -> {
                task.run();
                return Void.TYPE; // not used: the method has no result
              });
      signal
          .getMethod("handle", signal, handler)
          .invoke(null, signal.getConstructor(String.class).newInstance("INT"), proxy);
    } catch (ReflectiveOperationException e) {
      // The JVM was started with -Xrs: it is ignored, as usual.
    }
  }
}
