package picklescope.fuzz;

/** Where Jazzer comes in: it looks for these two methods by their names. */
public final class FuzzEntry {
  private static FuzzTarget target;

  private FuzzEntry() {}

  /** Before the first input: the arguments after Jazzer's own are the target. */
  public static void fuzzerInitialize(String[] arguments) {
    target = FuzzTarget.valueOf(System.getProperty("fuzz.target"));
  }

  /** Each input. */
  public static void fuzzerTestOneInput(byte[] input) throws Exception {
    target.check(input);
  }
}
