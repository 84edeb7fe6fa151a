package picklescope.capture;

/** The link types that we read (tcpdump.org/linktypes.html); we write {@link #RAW}. */
final class LinkType {
  static final int NULL = 0;
  static final int ETHERNET = 1;
  static final int RAW = 101;
  static final int LOOP = 108;
  static final int LINUX_COOKED = 113;
  static final int IPV4 = 228;
  static final int IPV6 = 229;
  static final int LINUX_COOKED_2 = 276;

  /** Raw IP in files of BSDs and in older files. */
  static final int RAW_BSD = 12;

  static final int RAW_OPENBSD = 14;

  private LinkType() {}
}
