package picklescope.format;

import java.util.Optional;

/** Recognizes payloads that can hardly be anything else, and are certainly no pickles. */
public final class Recognition {
  private static final PayloadFormat JSON = new JsonFormat();

  private Recognition() {}

  /**
   * Returns the content of a payload that is exactly one JSON object or array; empty for any other.
   */
  public static Optional<Content> of(byte[] payload) {
    return format(payload).map(format -> format.read(payload)).filter(Content::isWhole);
  }

  /** Returns the format in which a payload begins, if it is one that is recognized. */
  public static Optional<PayloadFormat> format(byte[] payload) {
    return JsonFormat.beginsAsContainer(payload) ? Optional.of(JSON) : Optional.empty();
  }
}
