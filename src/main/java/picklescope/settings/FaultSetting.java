package picklescope.settings;

/**
 * The faults of a relay in the settings.
 *
 * @param loss how many messages are lost, in percent
 * @param duplicates how many messages are passed on twice, in percent
 * @param reordering how many messages are overtaken by later ones, in percent
 * @param delayMillis how much later messages are passed on, in milliseconds
 * @param jitterMillis how much the delay differs at most, in milliseconds
 * @param rate the most messages a second; 0 if there is no limit
 * @param seed the same seed gives the same faults
 * @param when a filter: which messages have faults; all if it is empty
 */
public record FaultSetting(
    double loss,
    double duplicates,
    double reordering,
    double delayMillis,
    double jitterMillis,
    double rate,
    long seed,
    String when) {
  /** No faults. */
  public static final FaultSetting NONE = new FaultSetting(0, 0, 0, 0, 0, 0, 1, "");
}
