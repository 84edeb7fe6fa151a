package picklescope.feed.nats;

import java.util.Optional;
import java.util.regex.Pattern;
import picklescope.feed.HostName;

/** The names of streams and subjects. */
final class Subjects {
  /** What may stand for a capture in a subject. */
  private static final Pattern CAPTURE = Pattern.compile("[A-Za-z0-9-]{1,64}");

  /** How the subjects of answers begin. */
  static final String INBOX = "_INBOX.";

  private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_-]+");

  private static final Pattern MADE =
      Pattern.compile("STREAM\\.CREATE\\.PS_(?:CAP|NOW)_([A-Za-z0-9_=-]+)");

  private static final String BLOCKS = "PS_CAP_";
  private static final String PING = ".ping";
  private static final String REPORTS = "PS_NOW_";

  private Subjects() {}

  static String blockStream(HostName host) {
    return BLOCKS + host.token();
  }

  static String reportStream(HostName host) {
    return REPORTS + host.token();
  }

  /** Returns the host whose blocks are in a stream; empty if that is another stream. */
  static Optional<HostName> hostOf(String stream) {
    return stream.startsWith(BLOCKS)
        ? HostName.ofToken(stream.substring(BLOCKS.length()))
        : Optional.empty();
  }

  /** Returns the subjects of all blocks of a host. */
  static String blocks(HostName host) {
    return "ps.%s.cap.*".formatted(host.token());
  }

  static String blocks(HostName host, String capture) {
    return "ps.%s.cap.%s".formatted(host.token(), capture);
  }

  static String report(HostName host) {
    return "ps.%s.status".formatted(host.token());
  }

  static String description(HostName host) {
    return "ps.%s.meta".formatted(host.token());
  }

  /** Returns the subject of the question what time it is at a host. */
  static String ping(HostName host) {
    return "ps.%s%s".formatted(host.token(), PING);
  }

  /**
   * Returns where answers to a user go, so that a server can keep others from reading them; empty
   * if the name cannot stand in a subject.
   */
  static Optional<String> inbox(String user) {
    return WORD.matcher(user).matches() ? Optional.of(INBOX + user + ".") : Optional.empty();
  }

  /** Returns whether a text, in lower case, is about such a question. */
  static boolean isAboutPing(String text) {
    return text.contains(PING + "\"");
  }

  /**
   * Returns the host for which a refused request would have made a stream; empty if it is another.
   */
  static Optional<HostName> hostToBeMade(String refusal) {
    var made = MADE.matcher(refusal);
    return made.find() ? HostName.ofToken(made.group(1)) : Optional.empty();
  }

  /** Returns the capture in the subject of a block; empty if it is none. */
  static Optional<String> capture(String subject) {
    String capture = subject.substring(subject.lastIndexOf('.') + 1);
    return isCapture(capture) ? Optional.of(capture) : Optional.empty();
  }

  static boolean isCapture(String text) {
    return CAPTURE.matcher(text).matches();
  }
}
