package picklescope.format;

/**
 * What a raw payload contains, and where.
 *
 * @param data the bytes of the positional arguments; its parts are those of the items
 * @param attributes the bytes of the keyword arguments; its parts are those of the values
 */
public record TracedContent(Content content, ContentSpan data, ContentSpan attributes) {
  /** Returns the offset after the last byte that was read as a value; 0 if none was. */
  public int end() {
    return Math.max(data.end(), attributes.end());
  }
}
