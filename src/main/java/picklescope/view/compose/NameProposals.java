package picklescope.view.compose;

import java.util.ArrayList;
import java.util.List;
import picklescope.send.CompiledMessage;

/** The names that are proposed while a call is written. */
public final class NameProposals {
  private static final int MAX_PROPOSALS = 12;

  private NameProposals() {}

  /** Returns the name, or the beginning of one, at the end of a text. */
  public static String prefix(String before) {
    int start = before.length();
    while (start > 0 && isPart(before.charAt(start - 1))) {
      start--;
    }
    return before.substring(start);
  }

  private static boolean isPart(char c) {
    return Character.isLetterOrDigit(c) || c == '_';
  }

  /**
   * Returns the names that start with the prefix: the keyword names with an equals sign, then names
   * that expressions can use.
   *
   * @param before the text before the caret
   * @param keywords names of keyword arguments
   * @param requested whether the user has requested proposals, also without a prefix
   */
  public static List<String> of(String before, List<String> keywords, boolean requested) {
    String prefix = prefix(before);
    boolean inCall = Brackets.of(before).has('(');
    if (!inCall || (prefix.isEmpty() && !requested) || prefix.matches("[0-9].*")) {
      return List.of();
    }
    var fitting = new ArrayList<String>();
    keywords.stream()
        .filter(name -> name.startsWith(prefix))
        .forEach(name -> fitting.add(name + "="));
    CompiledMessage.names().stream()
        .filter(name -> name.startsWith(prefix) && name.length() > prefix.length())
        .forEach(fitting::add);
    return List.copyOf(fitting.subList(0, Math.min(MAX_PROPOSALS, fitting.size())));
  }
}
