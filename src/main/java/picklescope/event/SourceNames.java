package picklescope.event;

/** The names of the sources of what this program receives and sends itself. */
public final class SourceNames {
  /** The computer of what comes through standard input. */
  public static final String STDIN = "stdin";

  /** The source of what is sent. */
  public static final String SENT = "sent";

  private static final String AT = " @ ";

  private SourceNames() {}

  /** Returns the name of a listening port. */
  public static String port(int number) {
    return "port " + number;
  }

  /** Returns the name of a source of another computer. */
  public static String onHost(String source, String host) {
    return source + AT + host;
  }

  /** Returns the computer in the name of a source; empty if it is this one, or not known. */
  public static String host(String source) {
    int at = source.lastIndexOf(AT);
    return at < 0 ? "" : source.substring(at + AT.length());
  }

  /** Returns the name of a source at its computer. */
  public static String atHost(String source) {
    int at = source.lastIndexOf(AT);
    return at < 0 ? source : source.substring(0, at);
  }

  /** Returns the name of a relay. */
  public static String relay(int port) {
    return "relay " + port;
  }
}
