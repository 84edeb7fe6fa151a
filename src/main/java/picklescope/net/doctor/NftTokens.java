package picklescope.net.doctor;

import java.util.List;
import java.util.Set;

/** The words of a rule of nftables, read one after the other. For one thread. */
final class NftTokens {
  private static final Set<String> OPERATORS =
      Set.of("&", "|", "^", "<<", ">>", "and", "or", "xor", "lshift", "rshift");

  /** What is followed by the name of a field. */
  private static final Set<String> FIELDS = Set.of("meta", "ct", "ip", "ip6", "udp", "th", "rt");

  private final List<String> tokens;
  private int at;

  NftTokens(List<String> tokens) {
    this.tokens = tokens;
  }

  boolean hasNext() {
    return at < tokens.size();
  }

  /** Returns the next word, or nothing after the last. */
  String next() {
    return hasNext() ? tokens.get(at++) : "";
  }

  boolean isNext(String token) {
    return hasNext() && tokens.get(at).equals(token);
  }

  void skip(int count) {
    at += count;
  }

  static boolean isOperator(String token) {
    return OPERATORS.contains(token);
  }

  /** Passes over {@code set} and the value that is stored: it is no condition. */
  void skipAssigned() {
    next();
    skipOperand();
    while (hasNext() && isOperator(tokens.get(at))) {
      next();
      skipOperand();
    }
  }

  private void skipOperand() {
    if (FIELDS.contains(next())) {
      next();
    }
  }
}
