package picklescope.event;

/** The names of the sources of what this program receives and sends itself. */
public final class SourceNames {
  /** The source of what is sent. */
  public static final String SENT = "sent";

  private SourceNames() {}

  /** Returns the name of a listening port. */
  public static String port(int number) {
    return "port " + number;
  }

  /** Returns the name of a relay. */
  public static String relay(int port) {
    return "relay " + port;
  }
}
