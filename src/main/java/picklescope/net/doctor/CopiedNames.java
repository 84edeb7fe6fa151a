package picklescope.net.doctor;

import java.util.regex.Pattern;

/**
 * Names of others in commands to copy: of files, firewall rules and chains, which a program chooses
 * for itself. A command contains such a name only if shells take it for nothing else.
 */
final class CopiedNames {
  /** Literal between single quotes in each shell. */
  private static final Pattern PATH = Pattern.compile("[\\p{L}\\p{N} _./,:+@()-]+");

  /** Names of nftables, and the family before that of a table. */
  private static final Pattern WORDS = Pattern.compile("[A-Za-z0-9_./]+(?: [A-Za-z0-9_./-]+)*");

  /** PowerShell takes typographic quotes for quotes too. */
  private static final Pattern QUOTES = Pattern.compile("['\u2018\u2019\u201A\u201B]");

  /** Special in PowerShell's patterns, also between quotes; and names that are shown escaped. */
  private static final Pattern WILDCARDS = Pattern.compile("[*?\\[\\]`\\\\]");

  private CopiedNames() {}

  static boolean isPath(String path) {
    return PATH.matcher(path).matches();
  }

  static boolean areWords(String names) {
    return WORDS.matcher(names).matches();
  }

  static boolean isExact(String name) {
    return !WILDCARDS.matcher(name).find();
  }

  /** Returns a string literal of PowerShell. */
  static String quotedForPowerShell(String text) {
    return "'" + QUOTES.matcher(text).replaceAll("$0$0") + "'";
  }
}
