package picklescope.packaging;

import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine;

/**
 * The manual page of the program or of one of its commands, made of the command line's own model,
 * in the macros of man(7).
 */
final class ManualPage {
  private final StringBuilder page = new StringBuilder();
  private final CommandLine command;

  private ManualPage(CommandLine command) {
    this.command = command;
  }

  /** Returns the name of a command's page, for example {@code picklescope-send}. */
  static String name(CommandLine command) {
    return command.getCommandSpec().qualifiedName("-");
  }

  /**
   * Returns the text of a command's page.
   *
   * @param version the program's version
   */
  static String of(CommandLine command, String version) {
    return new ManualPage(command).text(version);
  }

  private String text(String version) {
    var usage = command.getCommandSpec().usageMessage();
    String name = name(command);
    page.append(
        ".TH %s 1 \"\" \"Picklescope %s\" \"User Commands\"\n"
            .formatted(roff(name.toUpperCase(Locale.ROOT)), version));
    section("NAME", roff(name) + " \\- " + roff(OptionModel.summary(command)));
    section("SYNOPSIS", roff(synopsis()));
    section("DESCRIPTION", roff(OptionModel.plain(usage.header())));
    description(usage.description());
    heading("OPTIONS");
    for (var parameter : command.getCommandSpec().positionalParameters()) {
      item(parameter.paramLabel(), OptionModel.plain(parameter.description()));
    }
    for (var option : OptionModel.of(command)) {
      String label = option.hasValue() ? "=" + option.label() : "";
      item(String.join(", ", option.names()) + label, option.description());
    }
    if (!command.getSubcommands().isEmpty()) {
      heading("COMMANDS");
      command.getSubcommands().forEach((each, line) -> item(each, OptionModel.summary(line)));
      section("SEE ALSO", seeAlso());
    }
    heading("EXIT STATUS");
    command
        .getCommandSpec()
        .usageMessage()
        .exitCodeList()
        .forEach((code, meaning) -> item(code.strip(), OptionModel.plain(meaning)));
    return page.toString();
  }

  /** An example is a paragraph of its own. */
  private void description(String... lines) {
    boolean begins = true;
    for (String line : lines) {
      boolean isExample = line.startsWith("Example: ");
      page.append(begins || isExample ? ".PP\n" : "").append(roff(OptionModel.plain(line)));
      page.append('\n');
      begins = isExample;
    }
  }

  private String synopsis() {
    return OptionModel.plain(command.getHelp().synopsis(0).split("\n"));
  }

  private String seeAlso() {
    return command.getSubcommands().values().stream()
        .map(each -> "\\fB" + roff(name(each)) + "\\fR(1)")
        .collect(Collectors.joining(",\n"));
  }

  private void item(String label, String text) {
    page.append(".TP\n\\fB").append(roff(label)).append("\\fR\n").append(roff(text)).append('\n');
  }

  private void section(String name, String text) {
    heading(name);
    page.append(text).append('\n');
  }

  private void heading(String name) {
    page.append(".SH ").append(name).append('\n');
  }

  /** Returns a text in which roff reads no macro and no escape. */
  private static String roff(String text) {
    String escaped = text.replace("\\", "\\e").replace("-", "\\-").replace("'", "\\(aq");
    return escaped.startsWith(".") ? "\\&" + escaped : escaped;
  }
}
