package picklescope.view.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picklescope.capture.program.CaptureOptions;
import picklescope.settings.CaptureSetting;

/**
 * What the user writes into the form of a passive capture.
 *
 * @param networkInterface the name of the network interface
 * @param ports numbers of ports, separated by commas or blanks; empty for all
 */
public record CaptureInput(String networkInterface, String ports) {
  /**
   * A passive capture, or why there is none.
   *
   * @param mistake what is wrong, for the user; empty if nothing is
   */
  public record Reading(Optional<CaptureSetting> setting, String mistake) {}

  /** Returns the passive capture that the texts describe, which is on. */
  public Reading read() {
    String name = networkInterface.strip();
    if (name.isEmpty()) {
      return wrong("Choose the network interface that is watched.");
    }
    try {
      CaptureOptions.of(List.of(name), List.of());
    } catch (IllegalArgumentException e) {
      return wrong(String.valueOf(e.getMessage()));
    }
    var numbers = new ArrayList<Integer>();
    for (String part : ports.strip().split("[,\\s]+")) {
      if (part.matches("[0-9]{1,5}")) {
        numbers.add(Integer.valueOf(part));
      } else if (!part.isEmpty()) {
        return wrong("Write ports as numbers, such as 4950, 5000; leave it empty for all ports.");
      }
    }
    try {
      CaptureOptions.of(List.of(name), numbers);
    } catch (IllegalArgumentException e) {
      return wrong("Ports: " + e.getMessage());
    }
    return new Reading(Optional.of(new CaptureSetting(name, numbers, true)), "");
  }

  private static Reading wrong(String mistake) {
    return new Reading(Optional.empty(), mistake);
  }
}
