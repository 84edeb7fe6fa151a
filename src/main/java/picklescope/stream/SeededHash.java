package picklescope.stream;

import java.net.InetAddress;
import java.security.SecureRandom;
import java.util.List;
import picklescope.python.PyStr;

/**
 * Hashes of what senders choose. They differ in each run, so that nobody can send names that
 * collide: in a table a search among those would take time in proportion to their number.
 */
final class SeededHash {
  /** By what one part of a hash is multiplied before the next is added: odd and random. */
  static final int FACTOR = new SecureRandom().nextInt() | 1;

  private SeededHash() {}

  static int of(String text) {
    return PyStr.of(text).hashCode();
  }

  /** Returns the hash of an address; those of an IPv6 network are its sender's choice. */
  static int of(InetAddress address) {
    int hash = 1;
    for (byte one : address.getAddress()) {
      hash = hash * FACTOR + one;
    }
    return hash;
  }

  static int of(List<String> texts) {
    int hash = 1;
    for (String text : texts) {
      hash = hash * FACTOR + of(text);
    }
    return hash;
  }
}
