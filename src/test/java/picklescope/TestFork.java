package picklescope;

/**
 * Which of the JVMs that run the tests side by side this is: what two must not share has its
 * number.
 */
public final class TestFork {
  private TestFork() {}

  /** From 1; 0 where the tests run in one JVM, as in an IDE. */
  public static int number() {
    return Integer.getInteger("testFork", 0);
  }
}
