package picklescope.python.regex;

import java.util.List;
import java.util.Optional;
import picklescope.python.regex.Regex.PatternException;
import picklescope.python.regex.RegexNode.Group;

/** Parses groups and extensions: what begins with an opening parenthesis. */
final class RegexGroupParser {
  private static final String UNCLOSED = "a ( is never closed";
  private static final String TYPES = "aLu";

  private final RegexSource in;
  private final RegexParser parser;
  private final RegexGroups groups;
  private final boolean isText;

  RegexGroupParser(RegexSource in, RegexParser parser, RegexGroups groups, boolean isText) {
    this.in = in;
    this.parser = parser;
    this.groups = groups;
    this.isText = isText;
  }

  /** The result of parsing: a node, or flags for the whole pattern, or neither for a comment. */
  record ParsedGroup(Optional<RegexNode> node, Optional<String> flagsOfAll) {
    static ParsedGroup of(RegexNode node) {
      return new ParsedGroup(Optional.of(node), Optional.empty());
    }
  }

  /** Parses up to the closing parenthesis; the opening one has been read. */
  ParsedGroup parse(RegexFlags flags, int depth) throws PatternException {
    if (!in.take('?')) {
      return ParsedGroup.of(captured(groups.open(), flags, depth));
    }
    int kind = in.next();
    switch (kind) {
      case ':' -> {
        return ParsedGroup.of(new Group(0, content(flags, depth)));
      }
      case '>' -> {
        return ParsedGroup.of(new RegexNode.Atomic(content(flags, depth)));
      }
      case 'P' -> {
        return ParsedGroup.of(named(flags, depth));
      }
      case '#' -> {
        int next = in.next();
        while (next != ')') {
          if (next == RegexSource.END) {
            throw new PatternException("a comment is never closed");
          }
          next = in.next();
        }
        return new ParsedGroup(Optional.empty(), Optional.empty());
      }
      case '=', '!' -> {
        return ParsedGroup.of(new RegexNode.Look(false, kind == '!', content(flags, depth)));
      }
      case '<' -> {
        return ParsedGroup.of(behind(flags, depth));
      }
      case '(' -> {
        return ParsedGroup.of(conditional(flags, depth));
      }
      default -> {
        if (kind != '-' && (kind < 0 || RegexFlags.LETTERS.indexOf(kind) < 0)) {
          throw unknown(kind);
        }
        return flags(kind, flags, depth);
      }
    }
  }

  private static PatternException unknown(int kind) {
    return new PatternException(
        kind == RegexSource.END
            ? UNCLOSED
            : "(?" + Character.toString(kind) + " has no meaning in a pattern");
  }

  private RegexNode content(RegexFlags flags, int depth) throws PatternException {
    RegexNode node = parser.alternatives(flags, depth + 1);
    in.expect(')', UNCLOSED);
    return node;
  }

  private RegexNode captured(int number, RegexFlags flags, int depth) throws PatternException {
    RegexNode node = content(flags, depth);
    groups.close(number, node.width());
    return new Group(number, node);
  }

  private RegexNode named(RegexFlags flags, int depth) throws PatternException {
    if (in.take('<')) {
      return captured(groups.open(in.until('>', "a group's name")), flags, depth);
    }
    if (!in.take('=')) {
      throw new PatternException("expected < or = after (?P");
    }
    int number = groups.named(in.until(')', "a group's name"));
    return new RegexNode.Reference(number, flags, groups.referencedWidth(number));
  }

  private RegexNode behind(RegexFlags flags, int depth) throws PatternException {
    boolean negative = in.take('!');
    if (!negative) {
      in.expect('=', "expected = or ! after (?<; a named group is (?P<name>...)");
    }
    int before = groups.beginLookBehind();
    RegexNode node = content(flags, depth);
    groups.endLookBehind(before);
    if (node.width().min() != node.width().max()) {
      throw new PatternException("a look-behind needs a fixed length");
    }
    return new RegexNode.Look(true, negative, node);
  }

  private RegexNode conditional(RegexFlags flags, int depth) throws PatternException {
    int number = groups.conditionGroup(in.until(')', "a group's name"));
    groups.checkLookBehind(number);
    RegexNode yes = parser.sequence(flags, depth + 1, false);
    RegexNode no = new RegexNode.Sequence(List.of());
    if (in.take('|')) {
      no = parser.sequence(flags, depth + 1, false);
      if (in.peek() == '|') {
        throw new PatternException("a condition has at most two branches");
      }
    }
    in.expect(')', UNCLOSED);
    return new RegexNode.Conditional(number, yes, no);
  }

  private ParsedGroup flags(int first, RegexFlags flags, int depth) throws PatternException {
    var on = new StringBuilder();
    int next = first;
    while (next != ')' && next != ':' && next != '-') {
      checkFlag(next);
      boolean type = TYPES.indexOf(next) >= 0;
      if (next == (isText ? 'L' : 'u')) {
        throw new PatternException(
            isText ? "(?L) is only for patterns of bytes" : "(?u) is only for patterns of text");
      }
      on.append((char) next);
      if (type && on.chars().filter(letter -> TYPES.indexOf(letter) >= 0).distinct().count() > 1) {
        throw new PatternException("only one of the flags a, u and L can be set");
      }
      next = in.next();
    }
    if (next == ')') {
      return new ParsedGroup(Optional.empty(), Optional.of(on.toString()));
    }
    var off = new StringBuilder();
    if (next == '-') {
      next = in.next();
      do {
        checkFlag(next);
        if (TYPES.indexOf(next) >= 0 || on.indexOf(Character.toString(next)) >= 0) {
          throw new PatternException(
              "the flag " + Character.toString(next) + " can't be switched off there");
        }
        off.append((char) next);
        next = in.next();
      } while (next != ':');
    }
    return ParsedGroup.of(new Group(0, content(flags.with(on.toString(), off.toString()), depth)));
  }

  private static void checkFlag(int letter) throws PatternException {
    if (letter < 0 || RegexFlags.LETTERS.indexOf(letter) < 0) {
      throw new PatternException(
          letter == RegexSource.END
              ? UNCLOSED
              : Character.toString(letter) + " is not a flag: possible are a, i, m, s and x");
    }
  }
}
