package picklescope.capture;

/** The kinds of packets in capture files. */
public enum PacketKind {
  UDP("UDP datagrams"),
  FRAGMENT("fragments of IP packets (not complete)"),
  NOT_UDP("IP packets that are not UDP"),
  NOT_IP("frames that are not IP"),
  CUT("packets that were captured only in part"),
  MALFORMED("packets with damaged headers"),
  UNKNOWN_LINK("packets of a network type that is not supported");

  private final String text;

  PacketKind(String text) {
    this.text = text;
  }

  /** Returns a description in the plural, for the user. */
  public String text() {
    return text;
  }
}
