package picklescope.view.compose;

import picklescope.net.SendOptions;

/**
 * Send options as the texts of the fields in which they are written.
 *
 * @param localPort 1 to 65535; empty for a free one
 * @param networkInterface name or address; empty for the default of the system
 * @param ttl 0 to 255; empty for the default
 */
public record SendOptionsText(String localPort, String networkInterface, String ttl) {
  private static final int INVALID = -1;

  /** Returns the fields of options. */
  public static SendOptionsText of(SendOptions options) {
    return new SendOptionsText(
        options.localPort() == SendOptions.FREE ? "" : Integer.toString(options.localPort()),
        options.networkInterface(),
        options.multicastTtl() == SendOptions.USUAL_TTL
            ? ""
            : Integer.toString(options.multicastTtl()));
  }

  /** Returns whether all fields are empty. */
  public boolean isEmpty() {
    return localPort.isBlank() && networkInterface.isBlank() && ttl.isBlank();
  }

  /** Returns what is wrong, for the user; empty if nothing is. */
  public String problem() {
    if (localPortNumber() == INVALID) {
      return "The local port must be a number from 1 to 65535, or empty for a free one.";
    }
    return ttlNumber() == INVALID ? "The TTL must be a number from 0 to 255." : "";
  }

  /** Returns the options; an invalid field is replaced by 0, see {@link #problem}. */
  public SendOptions options() {
    return new SendOptions(
        Math.max(0, localPortNumber()), networkInterface.strip(), Math.max(0, ttlNumber()));
  }

  private int localPortNumber() {
    return number(localPort, SendOptions.FREE, 1, 65_535);
  }

  private int ttlNumber() {
    return number(ttl, SendOptions.USUAL_TTL, 0, 255);
  }

  private static int number(String field, int fallback, int min, int max) {
    String text = field.strip();
    if (text.isEmpty()) {
      return fallback;
    }
    if (!text.matches("[0-9]{1,6}")) {
      return INVALID;
    }
    int number = Integer.parseInt(text);
    return number >= min && number <= max ? number : INVALID;
  }
}
