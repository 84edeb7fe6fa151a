package picklescope.fuzz;

/** Jazzer's entry point: it finds these two methods by their names. */
public final class FuzzEntry {
  private static FuzzTarget target;

  private FuzzEntry() {}

  /** Called before the first input: the argument after Jazzer's own is the target. */
  public static void fuzzerInitialize(String[] arguments) {
    target = FuzzTarget.valueOf(System.getProperty("fuzz.target"));
  }

  /** Called for each input. */
  public static void fuzzerTestOneInput(byte[] input) throws Exception {
    target.check(input);
  }
}
