package picklescope.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import picklescope.python.eval.FunctionTable;
import picklescope.python.text.Identifiers;

/**
 * Computes proposals for the completion of a filter: names of fields and of keyword arguments and,
 * after a comparison, the values that were seen.
 */
public final class Completion {
  private static final int MOST = 40;
  private static final int LONGEST_NAME = 200; // characters

  /** A word from its first char on: tried from each of its chars, a long one costs its square. */
  private static final String WORD = "(?<![\\p{L}\\p{N}_])%s[\\p{L}_][\\p{L}\\p{N}_]*+";

  private static final String PATH = "(" + WORD.formatted("(?:e\\.)?") + "(?:\\[\\d+])?)";

  /** A comparison whose right side is incomplete, possibly a quoted text. */
  private static final Pattern VALUE =
      Pattern.compile(
          PATH
              + "(?:\\s*(?:==|!=|<=|>=|<|>)|\\s+(?:is\\s+not|is|not\\s+in|in))"
              + "\\s*[(\\[]?\\s*('[^']*|\"[^\"]*|[\\p{L}\\p{N}_.-]*)$");

  private static final Pattern NAME = Pattern.compile("(?:\\be\\.)?(" + WORD.formatted("") + ")$");
  private static final Pattern TEXT =
      Pattern.compile("'(?:\\\\.|[^'\\\\])*+'|\"(?:\\\\.|[^\"\\\\])*+\"", Pattern.DOTALL);
  private static final List<String> WORDS = List.of("and", "or", "not", "in", "is", "if", "else");

  private Completion() {}

  /**
   * A proposal.
   *
   * @param label the text that would be inserted
   * @param help a description of it
   * @param text the complete filter with it
   * @param caret the position of the caret after it
   */
  public record Proposal(String label, String help, String text, int caret) {}

  /**
   * Returns the proposals for the text before the caret; empty if there are none.
   *
   * @param asked whether the user requested proposals, so that they are given without a first
   *     letter
   */
  public static List<Proposal> of(String text, int caret, Vocabulary seen, boolean asked) {
    String before = text.substring(0, caret);
    String after = text.substring(caret);
    var proposals = new ArrayList<Proposal>();
    var value = VALUE.matcher(before);
    if (value.find()) {
      values(value.group(1), before.substring(0, value.start(2)), value.group(2), after, seen)
          .forEach(proposals::add);
    }
    String outside = TEXT.matcher(before).replaceAll("");
    if (outside.indexOf('\'') >= 0 || outside.indexOf('"') >= 0) {
      return proposals; // within a text
    }
    var name = NAME.matcher(before);
    if (name.find()) {
      String head = before.substring(0, name.start(1));
      names(head, name.group(1), after, seen).forEach(proposals::add);
    } else if (asked && (before.isBlank() || before.endsWith(" ") || before.endsWith("("))) {
      names(before, "", after, seen).forEach(proposals::add);
    }
    return proposals.stream().distinct().limit(MOST).toList();
  }

  private static List<Proposal> values(
      String path, String head, String begun, String after, Vocabulary seen) {
    String name = path.startsWith("e.") ? path.substring(2) : path;
    var proposals = new ArrayList<Proposal>();
    seen.values(name)
        .forEach((literal, count) -> {
          if (fits(literal, begun)) {
            proposals.add(proposal(head, literal, "seen " + times(count), after));
          }
        });
    return proposals;
  }

  /** Returns whether a literal begins with the given text, with or without its quote. */
  private static boolean fits(String literal, String begun) {
    String wanted = begun.toLowerCase(Locale.ROOT);
    String whole = literal.toLowerCase(Locale.ROOT);
    return !literal.equals(begun)
        && (whole.startsWith(wanted)
            || whole.startsWith("'" + wanted)
            || wanted.startsWith("\"") && whole.startsWith("'" + wanted.substring(1)));
  }

  private static List<Proposal> names(String head, String begun, String after, Vocabulary seen) {
    var proposals = new ArrayList<Proposal>();
    for (Field field : Field.values()) {
      if (begins(field.fieldName(), begun)) {
        proposals.add(proposal(head, field.fieldName(), field.help(), after));
      }
    }
    int first = begun.isEmpty() ? proposals.size() : 0; // the user's own names before all fields
    var keywords = new ArrayList<Proposal>();
    seen.attributes()
        .forEach((name, count) -> {
          boolean isWritten = Identifiers.isName(name) && name.length() <= LONGEST_NAME;
          if (isWritten && begins(name, begun) && Field.named(name).isEmpty()) {
            keywords.add(proposal(head, name, "a keyword argument, seen " + times(count), after));
          }
        });
    proposals.addAll(first, keywords);
    if (!begun.isEmpty() && !head.endsWith(".")) {
      for (String function : FunctionTable.standard().names()) {
        if (begins(function, begun)) {
          proposals.add(proposal(head, function + "(", "a function of Python", after));
        }
      }
      for (String word : WORDS) {
        if (begins(word, begun)) {
          proposals.add(proposal(head, word + " ", "", after));
        }
      }
    }
    return proposals;
  }

  private static boolean begins(String name, String begun) {
    return name.length() > begun.length()
        && name.toLowerCase(Locale.ROOT).startsWith(begun.toLowerCase(Locale.ROOT));
  }

  private static Proposal proposal(String head, String label, String help, String after) {
    String rest =
        label.endsWith("'") && after.startsWith("'")
            ? after.substring(1)
            : after; // the quote is already closed
    return new Proposal(label.strip(), help, head + label + rest, head.length() + label.length());
  }

  private static String times(long count) {
    return count == 1 ? "once" : String.format(Locale.ROOT, "%,d times", count);
  }
}
