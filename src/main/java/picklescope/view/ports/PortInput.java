package picklescope.view.ports;

import java.util.OptionalInt;
import java.util.function.IntPredicate;

/**
 * The number of a port that the user enters to add it.
 *
 * @param number the number; empty if the input is invalid
 * @param mistake why the input is invalid, for the user; empty if it is valid
 */
public record PortInput(OptionalInt number, String mistake) {
  /**
   * Parses an input.
   *
   * @param isListed returns whether a port is in the list already
   */
  public static PortInput of(String input, IntPredicate isListed) {
    String text = input.strip();
    int port = text.matches("[0-9]{1,5}") ? Integer.parseInt(text) : -1;
    if (port < 1 || port > 65_535) {
      return invalid(
          "A port is a number from 1 to 65535" + (text.isEmpty() ? "." : ", not " + text + "."));
    }
    return isListed.test(port)
        ? invalid("Port " + port + " is in the list already.")
        : new PortInput(OptionalInt.of(port), "");
  }

  private static PortInput invalid(String mistake) {
    return new PortInput(OptionalInt.empty(), mistake);
  }
}
