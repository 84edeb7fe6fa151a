package picklescope.view.source;

import java.util.ArrayList;
import java.util.OptionalLong;

/**
 * How many datagrams were dropped, for the status bar.
 *
 * @param text the number, and where it is not 0 who dropped them
 * @param details the reasons, and what can be done, for a tooltip
 * @param isLoss whether any were dropped
 */
public record DroppedText(String text, String details, boolean isLoss) {
  static final String NONE =
      "No message was dropped: neither by the operating system, nor by Picklescope.";

  /**
   * Returns the text.
   *
   * @param bySystem how many the operating system dropped; empty if it does not report that
   * @param byUs how many were received and could not be kept
   * @param elsewhere how many were dropped at other computers that record
   */
  public static DroppedText of(OptionalLong bySystem, long byUs, long elsewhere) {
    long system = bySystem.orElse(0);
    var reasons = new ArrayList<String>();
    var details = new ArrayList<String>();
    if (system > 0) {
      reasons.add("system %,d".formatted(system));
      details.add(
          "%,d by the operating system: they came faster than this computer could take them."
              .formatted(system));
    }
    if (byUs > 0) {
      reasons.add("Picklescope %,d".formatted(byUs));
      details.add(
          "%,d by Picklescope: memory was full, and the disk was too slow.".formatted(byUs));
    }
    if (elsewhere > 0) {
      reasons.add("elsewhere %,d".formatted(elsewhere));
      details.add(
          "%,d messages and packets at other computers, as these report since they record."
              .formatted(elsewhere));
    }
    if (bySystem.isEmpty()) {
      details.add(
          "This operating system does not report how many messages it drops before a program"
              + " can take them.");
    }
    String number = "%,d".formatted(system + byUs + elsewhere);
    if (bySystem.isEmpty()) {
      number = byUs + elsewhere == 0 ? "unknown" : number + " or more";
    }
    String whose = reasons.isEmpty() ? "" : " (" + String.join(", ", reasons) + ")";
    return new DroppedText(
        "Dropped: " + number + whose,
        details.isEmpty() ? NONE : String.join("\n", details),
        system + byUs + elsewhere > 0);
  }
}
