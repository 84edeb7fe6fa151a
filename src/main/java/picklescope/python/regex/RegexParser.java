package picklescope.python.regex;

import java.util.ArrayList;
import java.util.List;
import picklescope.python.regex.Regex.PatternException;
import picklescope.python.regex.RegexNode.Anchor;
import picklescope.python.regex.RegexNode.Chars;
import picklescope.python.regex.RegexNode.Greed;

/** Parses a pattern of Python's {@code re}, and refuses those that it refuses. */
final class RegexParser {
  private static final int MAX_DEPTH = 200;
  private static final String SPACES = " \t\n\r\u000B\f";

  private final RegexSource in;
  private final RegexEscapes escapes;
  private final RegexGroups groups;
  private final RegexGroupParser brackets;
  private RegexFlags flagsOfAll;

  private RegexParser(int[] pattern, boolean isText, RegexFlags flags) {
    in = new RegexSource(pattern);
    escapes = new RegexEscapes(in, isText);
    groups = new RegexGroups(isText);
    brackets = new RegexGroupParser(in, this, groups, isText);
    flagsOfAll = flags;
  }

  /** A parsed pattern, with the number of its groups. */
  record Parsed(RegexNode node, int groups) {}

  /** Parses a str pattern or a bytes pattern. */
  static Parsed parse(int[] pattern, boolean isText) throws PatternException {
    var parser = new RegexParser(pattern, isText, RegexFlags.none(isText));
    try {
      return parser.all();
    } catch (VerboseException e) { // the flag also applies to what precedes it
      return new RegexParser(pattern, isText, RegexFlags.none(isText).with("x", "")).all();
    }
  }

  /** Thrown if the pattern switches {@code x} on. */
  private static final class VerboseException extends PatternException {
    private static final long serialVersionUID = 1L;

    VerboseException() {
      super("");
    }
  }

  private Parsed all() throws PatternException {
    RegexNode node = alternatives(flagsOfAll, 0);
    if (in.peek() != RegexSource.END) {
      throw new PatternException("a ) closes nothing");
    }
    groups.checkConditionGroups();
    return new Parsed(node, groups.count());
  }

  /** Parses alternatives up to a closing parenthesis, or the whole pattern at depth 0. */
  RegexNode alternatives(RegexFlags flags, int depth) throws PatternException {
    var branches = new ArrayList<RegexNode>();
    branches.add(sequence(flags, depth, depth == 0));
    while (in.take('|')) {
      branches.add(sequence(depth == 0 ? flagsOfAll : flags, depth, false));
    }
    return branches.size() == 1 ? branches.getFirst() : new RegexNode.Branch(branches);
  }

  /** Parses up to a bar or a closing parenthesis. */
  RegexNode sequence(RegexFlags given, int depth, boolean first) throws PatternException {
    if (depth > MAX_DEPTH) {
      throw new PatternException("the pattern has too many nested groups");
    }
    RegexFlags flags = given;
    var nodes = new ArrayList<RegexNode>();
    while (in.peek() != RegexSource.END && in.peek() != '|' && in.peek() != ')') {
      int start = in.at();
      int point = in.next();
      if (flags.verbose() && isSkipped(point)) {
        continue;
      }
      switch (point) {
        case '\\' -> nodes.add(escaped(flags));
        case '[' -> nodes.add(new Chars(escapes.set(flags)));
        case '.' -> nodes.add(new Chars(RegexChars.any(flags.dotAll())));
        case '^' -> nodes.add(new Anchor(RegexChars.start(flags.multiline())));
        case '$' -> nodes.add(new Anchor(RegexChars.end(flags.multiline())));
        case '*', '+', '?' ->
            repeat(nodes, point == '+' ? 1 : 0, point == '?' ? 1 : RegexNode.UNLIMITED, start);
        case '{' -> counted(nodes, start, flags);
        case '(' -> {
          RegexGroupParser.ParsedGroup parse = brackets.parse(flags, depth);
          parse.node().ifPresent(nodes::add);
          if (parse.flagsOfAll().isPresent()) {
            flags = forAll(parse.flagsOfAll().get(), first && nodes.isEmpty());
          }
        }
        default -> nodes.add(new Chars(RegexChars.literal(point, flags)));
      }
    }
    return nodes.size() == 1 ? nodes.getFirst() : new RegexNode.Sequence(List.copyOf(nodes));
  }

  private RegexFlags forAll(String letters, boolean atStart) throws PatternException {
    if (!atStart) {
      throw new PatternException("flags for the whole pattern must be at its start");
    }
    boolean was = flagsOfAll.verbose();
    flagsOfAll = flagsOfAll.with(letters, "");
    if (flagsOfAll.verbose() && !was) {
      throw new VerboseException();
    }
    return flagsOfAll;
  }

  /** Skips white space and comments. */
  private boolean isSkipped(int point) throws PatternException {
    if (point != '#') {
      return SPACES.indexOf(point) >= 0;
    }
    int next = in.next();
    while (next != RegexSource.END && next != '\n') {
      if (next == '\\' && in.next() == RegexSource.END) {
        throw new PatternException("a \\ at the end of the pattern");
      }
      next = in.next();
    }
    return true;
  }

  private RegexNode escaped(RegexFlags flags) throws PatternException {
    int letter = in.next();
    if (RegexChars.isCategory(letter)) {
      return new Chars(RegexChars.category(letter, flags.ascii()));
    }
    return switch (letter) {
      case 'A' -> new Anchor(RegexChars.start(false));
      case 'Z' -> new Anchor(RegexChars.endOfText());
      case 'b', 'B' -> new Anchor(RegexChars.wordBoundary(flags.ascii(), letter == 'b'));
      case '1', '2', '3', '4', '5', '6', '7', '8', '9' -> numbered(letter, flags);
      default -> new Chars(RegexChars.literal(escapes.character(letter), flags));
    };
  }

  /** Parses digits: three octal digits denote a character, one or two digits a group. */
  private RegexNode numbered(int digit, RegexFlags flags) throws PatternException {
    int start = in.at();
    String more = in.takeWhile(2, RegexEscapes::isOctal);
    if (RegexEscapes.isOctal(digit) && more.length() == 2) {
      in.back(start);
      return new Chars(RegexChars.literal(escapes.octal(digit), flags));
    }
    in.back(start);
    int number = Integer.parseInt((char) digit + in.takeWhile(1, RegexEscapes::isDigit));
    return new RegexNode.Reference(number, flags, groups.referencedWidth(number));
  }

  /** Parses a repetition count; a brace that is not one is a literal. */
  private void counted(List<RegexNode> nodes, int start, RegexFlags flags) throws PatternException {
    int behind = in.at();
    if (in.peek() != '}') {
      String min = in.takeWhile(Integer.MAX_VALUE, RegexEscapes::isDigit);
      String max = in.take(',') ? in.takeWhile(Integer.MAX_VALUE, RegexEscapes::isDigit) : min;
      boolean same = in.at() > behind && in.peek() == '}';
      if (same) {
        in.next();
        int times = min.isEmpty() ? 0 : count(min);
        int maxTimes = max.isEmpty() ? RegexNode.UNLIMITED : count(max);
        if (maxTimes < times) {
          throw new PatternException("{%s,%s} has the greater number first".formatted(min, max));
        }
        repeat(nodes, times, maxTimes, start);
        return;
      }
    }
    in.back(behind);
    nodes.add(new Chars(RegexChars.literal('{', flags)));
  }

  private static int count(String digits) throws PatternException {
    if (digits.length() > 9) {
      throw new PatternException("a repetition of %s times is too much".formatted(digits));
    }
    return Integer.parseInt(digits);
  }

  private void repeat(List<RegexNode> nodes, int min, int max, int start) throws PatternException {
    if (nodes.isEmpty() || nodes.getLast() instanceof Anchor) {
      throw new PatternException(
          "there is nothing to repeat at character %s of the pattern".formatted(start + 1));
    }
    if (nodes.getLast() instanceof RegexNode.Repeat) {
      throw new PatternException(
          "there are two repetitions at character %s of the pattern".formatted(start + 1));
    }
    Greed greed = in.take('?') ? Greed.LAZY : in.take('+') ? Greed.POSSESSIVE : Greed.GREEDY;
    nodes.add(new RegexNode.Repeat(nodes.removeLast(), min, max, greed));
  }
}
