package picklescope.format;

import java.util.Optional;

/** Recognizes payloads that can hardly be anything else, and are certainly no pickles. */
public final class Recognition {
  private static final PayloadFormat JSON = new JsonFormat();
  private static final PayloadFormat OSC = new OscFormat();

  private Recognition() {}

  /**
   * Returns the content of a payload that is exactly one JSON object or array, or an OSC packet
   * that is exactly well formed; empty for any other.
   */
  public static Optional<Content> of(byte[] payload) {
    Content content;
    if (JsonFormat.beginsAsContainer(payload)) {
      content = JSON.read(payload);
    } else if (OscFormat.beginsAsPacket(payload)) {
      content = OscFormat.readStrictly(payload);
    } else {
      return Optional.empty();
    }
    return content.isWhole() ? Optional.of(content) : Optional.empty();
  }

  /** Returns the format in which a payload begins, if it is one that is recognized. */
  public static Optional<PayloadFormat> format(byte[] payload) {
    return JsonFormat.beginsAsContainer(payload)
        ? Optional.of(JSON)
        : OscFormat.beginsAsPacket(payload) ? Optional.of(OSC) : Optional.empty();
  }
}
