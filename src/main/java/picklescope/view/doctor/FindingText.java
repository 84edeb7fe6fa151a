package picklescope.view.doctor;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picklescope.net.doctor.Finding;
import picklescope.net.doctor.Topic;
import picklescope.net.doctor.Verdict;

/** Texts about findings. */
public final class FindingText {
  private static final int WIDEST = 76; // characters of a line without its indentation

  private FindingText() {}

  /** Returns the sign of a verdict, a character. */
  public static String sign(Verdict verdict) {
    return switch (verdict) {
      case GOOD -> "●";
      case NOTE -> "▲";
      case PROBLEM -> "✕";
      case UNKNOWN -> "?";
    };
  }

  /** Returns a verdict in words. */
  public static String words(Verdict verdict) {
    return switch (verdict) {
      case GOOD -> "as it should be";
      case NOTE -> "may be the reason";
      case PROBLEM -> "a problem";
      case UNKNOWN -> "not known";
    };
  }

  /**
   * Returns a finding as lines of text: a heading if the topic is new, what was found, what to do,
   * and the line to copy.
   *
   * @param before the findings before it
   */
  public static String lines(Finding finding, List<Finding> before) {
    boolean goesOn = !before.isEmpty() && before.getLast().topic() == finding.topic();
    String heading =
        goesOn ? "" : (before.isEmpty() ? "" : "\n") + finding.topic().question() + "\n";
    var text =
        Stream.of(finding.found(), finding.advice())
            .filter(part -> !part.isEmpty())
            .flatMap(part -> wrapped(part).stream())
            .collect(Collectors.joining("\n    "));
    String line = finding.line().map(one -> "        " + one + "\n").orElse("");
    return "%s  %s %s\n%s".formatted(heading, sign(finding.verdict()), text, line);
  }

  private static List<String> wrapped(String text) {
    var lines = Stream.<String>builder();
    var line = new StringBuilder();
    for (String word : text.split(" ")) {
      if (!line.isEmpty() && line.length() + 1 + word.length() > WIDEST) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    return lines.add(line.toString()).build().toList();
  }

  /** Returns how many findings there are of each kind, in a line. */
  public static String summary(List<Finding> findings) {
    long problems = count(findings, Verdict.PROBLEM);
    long notes = count(findings, Verdict.NOTE);
    long unknown = count(findings, Verdict.UNKNOWN);
    var parts =
        Stream.of(
            problems == 0
                ? "No problem was found"
                : problems == 1 ? "1 problem" : problems + " problems",
            notes == 0 ? "" : notes + (notes == 1 ? " may be the reason" : " may be reasons"),
            unknown == 0 ? "" : unknown + " not known");
    return parts.filter(part -> !part.isEmpty()).collect(Collectors.joining(" · ")) + ".";
  }

  /** Returns the whole report as text. */
  public static String report(int port, List<Finding> findings) {
    var text = new StringBuilder(title(port)).append("\n\n");
    for (int i = 0; i < findings.size(); i++) {
      text.append(lines(findings.get(i), findings.subList(0, i)));
    }
    return text.append('\n').append(summary(findings)).append('\n').toString();
  }

  /** Returns the title of a report. */
  public static String title(int port) {
    return "Why do I hear nothing at port %d?".formatted(port);
  }

  /**
   * Returns the findings that may be the reason, problems first; if there are none, that this
   * computer is not the reason.
   */
  public static List<Finding> reasons(List<Finding> findings) {
    var reasons =
        findings.stream()
            .filter(one -> one.verdict() != Verdict.GOOD && !isNoReason(one))
            .sorted(Comparator.comparing(one -> one.verdict() != Verdict.PROBLEM))
            .toList();
    return reasons.isEmpty()
        ? List.of(
            new Finding(
                Topic.PORT,
                Verdict.GOOD,
                "Nothing is wrong with port, network and firewall of this computer.",
                "Look at the sender: does it send, to which address and port, in this network?",
                Optional.empty()))
        : reasons;
  }

  /** A small receive buffer, and a host that was not asked for, keep no message away. */
  private static boolean isNoReason(Finding finding) {
    return switch (finding.topic()) {
      case BUFFER, HOST -> finding.verdict() != Verdict.PROBLEM;
      case PORT, USERS, UNHEARD, ADDRESSES, ECHO, FIREWALL, GROUPS -> false;
    };
  }

  /** Returns how many findings have a verdict. */
  public static long count(List<Finding> findings, Verdict verdict) {
    return findings.stream().filter(one -> one.verdict() == verdict).count();
  }
}
