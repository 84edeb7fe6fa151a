package picklescope.packaging;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine;

/**
 * What zsh completes after {@code picklescope}: a function of its completion system (zshcompsys).
 */
final class ZshCompletion {
  private ZshCompletion() {}

  /** Returns the file {@code _picklescope}. */
  static String of(CommandLine program) {
    var lines = new ArrayList<String>();
    lines.add("#compdef picklescope");
    lines.add("local -a commands");
    lines.add("commands=(");
    program
        .getSubcommands()
        .forEach((name, each) -> lines.add("  " + quoted(name + ":" + OptionModel.summary(each))));
    lines.add(")");
    lines.add("if (( CURRENT == 2 )); then");
    lines.add("  _describe command commands");
    lines.add("  _arguments " + arguments(program));
    lines.add("  return");
    lines.add("fi");
    lines.add("case $words[2] in");
    program.getSubcommands().forEach((name, each) -> lines.addAll(command(name, each)));
    lines.add("esac");
    return String.join("\n", lines) + "\n";
  }

  private static List<String> command(String name, CommandLine command) {
    return List.of(
        "  " + name + ")",
        "    shift words",
        "    (( CURRENT-- ))",
        "    _arguments " + arguments(command),
        "    ;;");
  }

  private static String arguments(CommandLine command) {
    String options =
        OptionModel.of(command).stream()
            .flatMap(option -> option.names().stream().map(name -> argument(option, name)))
            .collect(Collectors.joining(" "));
    return options + " '*:file:_files'";
  }

  private static String argument(OptionModel option, String name) {
    String summary = option.summary().replaceAll("([\\[\\]:\\\\])", "\\\\$1");
    if (!option.hasValue()) {
      return quoted("%s[%s]".formatted(name, summary));
    }
    String join = name.startsWith("--") ? "=" : "+";
    String label = option.label().replaceAll("[^A-Za-z]+", " ").strip();
    return quoted("*%s%s[%s]:%s:%s".formatted(name, join, summary, label, action(option)));
  }

  private static String action(OptionModel option) {
    if (option.isFile()) {
      return "_files";
    }
    return option.values().isEmpty() ? " " : "(" + String.join(" ", option.values()) + ")";
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }
}
