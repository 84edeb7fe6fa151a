package picklescope;

/**
 * The seed of tests that make random data: the same in every run, so that a build fails only for
 * what it changes. {@code mvn verify -Dseed=N} explores others.
 */
public final class TestSeed {
  private TestSeed() {}

  /** The seed that was asked for, or 4950. */
  public static long get() {
    return Long.getLong("seed", 4950);
  }
}
