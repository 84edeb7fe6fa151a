package picklescope.net.doctor;

/** Reads ports in the rules of packet filters. */
final class PortRange {
  private PortRange() {}

  /**
   * Returns whether a port is one of a range such as {@code 4950} or {@code 4950-4959}.
   *
   * @param to what stands between the first and the last port
   */
  static boolean contains(String range, String to, int port) {
    int at = range.indexOf(to);
    try {
      int first = Integer.parseInt(at < 0 ? range : range.substring(0, at));
      int last = at < 0 ? first : Integer.parseInt(range.substring(at + to.length()));
      return first <= port && port <= last;
    } catch (NumberFormatException e) {
      return false; // the name of a service; none has a port that Vizard uses
    }
  }
}
