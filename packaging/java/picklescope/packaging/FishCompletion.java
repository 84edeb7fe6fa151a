package picklescope.packaging;

import java.util.ArrayList;
import picocli.CommandLine;

/** What fish completes after {@code picklescope}: commands of its {@code complete}. */
final class FishCompletion {
  private FishCompletion() {}

  /** Returns the file {@code picklescope.fish}. */
  static String of(CommandLine program) {
    var lines = new ArrayList<String>();
    String first = "__fish_use_subcommand";
    OptionModel.of(program).forEach(option -> lines.add(option(option, first)));
    program
        .getSubcommands()
        .forEach((name, command) -> {
          lines.add(line(first, "-a " + name, OptionModel.summary(command)));
          String seen = "__fish_seen_subcommand_from " + name;
          OptionModel.of(command).forEach(option -> lines.add(option(option, seen)));
        });
    return String.join("\n", lines) + "\n";
  }

  private static String option(OptionModel option, String condition) {
    var words = new ArrayList<String>();
    for (String name : option.names()) {
      words.add(name.startsWith("--") ? "-l " + name.substring(2) : "-s " + name.substring(1));
    }
    if (option.hasValue()) {
      words.add(option.isFile() ? "-r -F" : "-x");
    }
    if (!option.values().isEmpty()) {
      words.add("-a " + quoted(String.join(" ", option.values())));
    }
    return line(condition, String.join(" ", words), option.summary());
  }

  private static String line(String condition, String words, String summary) {
    return "complete -c picklescope -n %s %s -d %s"
        .formatted(quoted(condition), words, quoted(summary));
  }

  /** Inside single quotes fish reads two escapes, of the quote and of the backslash. */
  private static String quoted(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }
}
