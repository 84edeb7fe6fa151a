package picklescope.packaging;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.OptionSpec;

/**
 * An option of a command, as manual pages and shell completions need it.
 *
 * @param names its names with their hyphens
 * @param label what its value is called; empty if it has no value
 * @param description what it does, on one line
 */
record OptionModel(List<String> names, String label, String description) {
  /** Returns the options of a command. */
  static List<OptionModel> of(CommandLine command) {
    return command.getCommandSpec().options().stream()
        .filter(option -> !option.hidden())
        .map(OptionModel::of)
        .toList();
  }

  private static OptionModel of(OptionSpec option) {
    return new OptionModel(
        List.of(option.names()),
        option.arity().max() > 0 ? option.paramLabel() : "",
        plain(option.description()));
  }

  boolean hasValue() {
    return !label.isEmpty();
  }

  /** Returns whether its value is the name of a file. */
  boolean isFile() {
    return label.contains("FILE");
  }

  /** Returns its values if the label lists them, as {@code text|json|csv} does. */
  List<String> values() {
    return label.matches("[a-z]+(\\|[a-z]+)+") ? List.of(label.split("\\|")) : List.of();
  }

  /** Returns the first sentence of its description, without a full stop. */
  String summary() {
    return withoutStop(description.split("(?<=\\.) ", 2)[0]);
  }

  /** Returns what a command does, in one line without a full stop. */
  static String summary(CommandLine command) {
    return withoutStop(plain(command.getCommandSpec().usageMessage().header()));
  }

  /** Returns lines of picocli's texts as plain text on one line. */
  static String plain(String... lines) {
    return Arrays.stream(lines)
        .map(line -> Ansi.OFF.string(line.replace("%n", " ").replace("%%", "%")))
        .collect(Collectors.joining(" "))
        .replaceAll("\\s+", " ")
        .strip();
  }

  private static String withoutStop(String sentence) {
    return sentence.replaceAll("\\.$", "");
  }
}
