package picklescope.cli;

import java.util.ArrayList;
import java.util.List;

/**
 * What cmd.exe and PowerShell make of a line, as far as the lines that Picklescope copies go: an
 * error wherever a character means something else than itself.
 *
 * <p>Sources: Microsoft's {@code about_Quoting_Rules}, {@code about_Parsing} and {@code
 * about_Special_Characters} of PowerShell, with typographic quotation marks as its tokenizer takes
 * them ({@code CharTraits}); {@code cmd /?} and the description of {@code cmd}; "Parsing C
 * command-line arguments" for the program's own reading, and the JDK's launcher, which expands
 * {@code *} and {@code ?} outside of quotes.
 */
final class WindowsShells {
  private static final int MAX_CMD_LINE = 8_191;
  private static final String DOUBLE_QUOTES = "\"\u201C\u201D\u201E";
  private static final String CMD_SPECIAL = "&|<>^";

  private WindowsShells() {}

  /** The arguments that a program gets whose name, with arguments, is typed into cmd.exe. */
  static List<String> cmd(String line) {
    check(line.length() <= MAX_CMD_LINE, "too long", line);
    check(line.chars().filter(c -> c == '%').count() <= 1, "%variable%", line);
    boolean quoted = false;
    for (char c : line.toCharArray()) {
      quoted ^= c == '"';
      check(c >= ' ' && c < 0x7F, "a control character or another code page", line);
      check(c != '!', "delayed expansion", line);
      check(quoted || CMD_SPECIAL.indexOf(c) < 0, "an operator", line);
    }
    check(!quoted, "an open quote", line);
    return program(line);
  }

  /** The arguments that {@code picklescope.bat} gets by way of PowerShell, which starts cmd.exe. */
  static List<String> powerShell(String line) {
    var words = new ArrayList<String>();
    int at = 0;
    while (at < line.length()) {
      if (line.charAt(at) == ' ') {
        at++;
        continue;
      }
      var word = new StringBuilder();
      if (DOUBLE_QUOTES.indexOf(line.charAt(at)) >= 0) {
        for (at++; ; at++) {
          check(at < line.length(), "an open quote", line);
          char c = line.charAt(at);
          if (DOUBLE_QUOTES.indexOf(c) >= 0) {
            break;
          }
          check(c != '$' && c != '`', "expansion", line);
          word.append(c);
        }
        at++;
        check(at == line.length() || line.charAt(at) == ' ', "text after a quote", line);
      } else {
        for (; at < line.length() && line.charAt(at) != ' '; at++) {
          check(
              Character.toString(line.charAt(at)).matches("[A-Za-z0-9.:=-]"),
              "a special character",
              line);
          word.append(line.charAt(at));
        }
      }
      words.add(word.toString());
    }
    var passed = new ArrayList<String>();
    for (String word : words) {
      check(word.indexOf('"') < 0 && !word.isEmpty(), "passed on otherwise by versions", line);
      passed.add(word.indexOf(' ') >= 0 ? "\"" + word + "\"" : word);
    }
    return cmd(String.join(" ", passed));
  }

  private static List<String> program(String line) {
    var words = new ArrayList<String>();
    var word = new StringBuilder();
    boolean quoted = false;
    for (char c : (line + " ").toCharArray()) {
      check(c != '\\', "an escape", line);
      check(quoted || c != '*' && c != '?', "a pattern of file names", line);
      if (c == '"') {
        quoted = !quoted;
      } else if (c == ' ' && !quoted) {
        if (!word.isEmpty()) {
          words.add(word.toString());
          word.setLength(0);
        }
      } else {
        word.append(c);
      }
    }
    return words.subList(1, words.size());
  }

  private static void check(boolean fine, String what, String line) {
    if (!fine) {
      throw new IllegalArgumentException(what + " in: " + line);
    }
  }
}
