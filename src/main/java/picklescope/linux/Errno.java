package picklescope.linux;

import java.lang.foreign.Arena;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout.PathElement;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * The number of the error with which a function of Linux's C library has failed (errno(3)). Not
 * thread-safe.
 */
public final class Errno {
  /** EINTR: a signal came before the function had done anything. */
  public static final int INTERRUPTED = 4;

  /** EAGAIN: the function would have to wait. */
  public static final int AGAIN = 11;

  /** ECONNREFUSED: no program listens where a datagram was sent to. */
  public static final int REFUSED = 111;

  private static final long OFFSET =
      Linker.Option.captureStateLayout().byteOffset(PathElement.groupElement("errno"));

  private final MemorySegment state;

  /**
   * Creates it for functions that are called one after the other.
   *
   * @param arena provides its memory
   */
  public Errno(Arena arena) {
    state = arena.allocate(Linker.Option.captureStateLayout());
  }

  /** Returns the option of {@link LinuxCalls#function} for a function whose error is wanted. */
  public static Linker.Option captured() {
    return Linker.Option.captureCallState("errno");
  }

  /** Returns the first argument of such a function, which it has in addition to its own. */
  public MemorySegment state() {
    return state;
  }

  /** Returns the number of the error, if the last call has failed. */
  public int number() {
    return state.get(ValueLayout.JAVA_INT, OFFSET);
  }
}
