package picklescope.python.regex;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import picklescope.python.regex.Regex.PatternException;
import picklescope.python.regex.RegexNode.Width;

/** The groups of a pattern: their names, and which of them can be referenced. */
final class RegexGroups {
  private static final int NONE = -1;

  private final Map<String, Integer> names = new HashMap<>();
  // null while the group is open
  private final List<Width> widths = new ArrayList<>(List.of(Width.NONE));
  private final boolean isText;
  private int highestConditionGroup;
  private int beforeLookBehind = NONE;

  RegexGroups(boolean isText) {
    this.isText = isText;
  }

  int open() {
    widths.add(null);
    return widths.size() - 1;
  }

  int open(String name) throws PatternException {
    checkName(name);
    int number = open();
    if (names.putIfAbsent(name, number) != null) {
      throw new PatternException("there are two groups named " + name);
    }
    return number;
  }

  void close(int number, Width width) {
    widths.set(number, width);
  }

  private void checkName(String name) throws PatternException {
    boolean wellFormed =
        (Character.isUnicodeIdentifierStart(name.codePointAt(0)) || name.charAt(0) == '_')
            && name.codePoints()
                .allMatch(point ->
                    Character.isUnicodeIdentifierPart(point)
                        && !Character.isIdentifierIgnorable(point)
                        && (isText || point < 0x80));
    if (!wellFormed) {
      throw new PatternException("a group's name is made of letters, digits and _");
    }
  }

  /** Returns the number of the group with the given name. */
  int named(String name) throws PatternException {
    checkName(name);
    Integer number = names.get(name);
    if (number == null) {
      throw new PatternException("there is no group named " + name);
    }
    return number;
  }

  /** Returns the number of the group that a condition tests; the group may be defined later. */
  int conditionGroup(String nameOrNumber) throws PatternException {
    if (!nameOrNumber.codePoints().allMatch(RegexEscapes::isDigit)) {
      return named(nameOrNumber);
    }
    int number = nameOrNumber.length() > 9 ? Integer.MAX_VALUE : Integer.parseInt(nameOrNumber);
    if (number == 0) {
      throw new PatternException("groups are counted from 1");
    }
    highestConditionGroup = Math.max(highestConditionGroup, number);
    return number;
  }

  /** Returns the width of a referenced group. */
  Width referencedWidth(int number) throws PatternException {
    if (number >= widths.size()) {
      throw new PatternException("there is no group " + number);
    }
    if (widths.get(number) == null) {
      throw new PatternException("group %s is not closed there".formatted(number));
    }
    checkLookBehind(number);
    return widths.get(number);
  }

  void checkLookBehind(int number) throws PatternException {
    if (beforeLookBehind != NONE) {
      boolean open = number >= widths.size() || widths.get(number) == null;
      if (open || number >= beforeLookBehind) {
        throw new PatternException("a look-behind can't refer to a group inside it");
      }
    }
  }

  /** Begins a look-behind; returns the argument for {@link #endLookBehind}. */
  int beginLookBehind() {
    int before = beforeLookBehind;
    if (before == NONE) {
      beforeLookBehind = widths.size();
    }
    return before;
  }

  void endLookBehind(int before) {
    beforeLookBehind = before;
  }

  int count() {
    return widths.size() - 1;
  }

  void checkConditionGroups() throws PatternException {
    if (highestConditionGroup > count()) {
      throw new PatternException("there is no group " + highestConditionGroup);
    }
  }
}
