package picklescope.net.doctor;

import java.util.Optional;
import picklescope.python.text.VisibleText;

/**
 * What was found about a topic, for the user.
 *
 * @param topic what was examined
 * @param verdict what it is for the question why nothing is heard
 * @param found what was found, in sentences
 * @param advice what to do, in sentences; may be empty
 * @param line a line of code or a command to copy; empty if there is none
 */
public record Finding(
    Topic topic, Verdict verdict, String found, String advice, Optional<String> line) {
  /** Escapes what other programs have written into a rule or a message. */
  public Finding {
    found = VisibleText.line(found);
  }

  static Finding good(Topic topic, String found) {
    return new Finding(topic, Verdict.GOOD, found, "", Optional.empty());
  }

  static Finding note(Topic topic, String found, String advice) {
    return new Finding(topic, Verdict.NOTE, found, advice, Optional.empty());
  }

  static Finding problem(Topic topic, String found, String advice) {
    return new Finding(topic, Verdict.PROBLEM, found, advice, Optional.empty());
  }

  static Finding unknown(Topic topic, String found, String advice) {
    return new Finding(topic, Verdict.UNKNOWN, found, advice, Optional.empty());
  }

  /** Returns a copy with other advice. */
  Finding advising(String otherAdvice) {
    return new Finding(topic, verdict, found, otherAdvice, line);
  }

  /** Returns a copy with a line to copy. */
  Finding with(String newLine) {
    return new Finding(topic, verdict, found, advice, Optional.of(newLine));
  }
}
