package picklescope.demo;

import java.net.InetAddress;
import picklescope.event.Envelope;
import picklescope.python.source.SourceException;

/** The computers of the lab. */
public enum LabComputer {
  /** Chases the other robot, or flees from it. */
  ROBOT_1("ROBOT-1", 2, "call"),
  /** Chases the other robot, or flees from it. */
  ROBOT_2("ROBOT-2", 3, "call"),
  /** Anna's: she chats with Ben. */
  ANNA("ANNA", 4, "call"),
  /** Ben's: he chats with Anna. */
  BEN("BEN", 5, "call"),
  /** An eye tracker, which sends JSON. */
  EYES("EYE-TRACKER", 6, "json"),
  /** A microcontroller with a force sensor and a light, which sends CSV. */
  ARDUINO("ARDUINO", 7, "csv n, force, light"),
  /** A position tracker, which sends three floats of 32 bits. */
  TRACKER("TRACKER", 8, "struct <3f x, y, z");

  private final String shown;
  private final int host;
  private final String layout;

  LabComputer(String shown, int host, String layout) {
    this.shown = shown;
    this.host = host;
    this.layout = layout;
  }

  /** Returns its name for the user. */
  public String shown() {
    return shown;
  }

  /** Returns the loopback address from which it sends where the system allows that. */
  public InetAddress address() {
    return InetAddress.ofLiteral("127.0.0." + host);
  }

  /** Returns the text of the envelope that reads its messages. */
  public String layout() {
    return layout;
  }

  /** Returns the envelope that reads its messages. */
  public Envelope envelope() {
    return envelope(layout);
  }

  /**
   * Returns an envelope that reads the messages of all computers, if they have one address. The
   * bytes of the tracker's floats are not UTF-8, so that they are not taken for CSV.
   */
  public static Envelope sharedEnvelope() {
    return envelope("call, json, csv (n, force, light), struct <3f x, y, z");
  }

  private static Envelope envelope(String text) {
    try {
      return Envelope.of(text);
    } catch (SourceException e) {
      throw new IllegalStateException(e); // a text of this class
    }
  }
}
