package picklescope.build;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picklescope.cli.CommandLineMain;
import picklescope.event.CustomEnvelope;
import picklescope.event.Envelope;
import picklescope.export.EventJson;
import picklescope.filter.Field;
import picklescope.python.eval.FunctionTable;
import picklescope.python.source.SourceException;
import picklescope.send.CompiledMessage;
import picklescope.settings.Settings;
import picklescope.view.command.CommandCatalogue;
import picklescope.view.command.KeyNote;
import picklescope.view.command.Place;
import picocli.CommandLine;

/**
 * Makes the pages of {@code docs/reference} from the catalogues that the program uses. {@code mvn
 * test -Dtest=ReferenceTest,KeyHelpTest -Dreference.write=true} writes them.
 */
public final class ReferencePages {
  private static final Path FOLDER = Path.of("docs", "reference");
  private static final Path SETTINGS = Path.of("src/main/java/picklescope/settings/Settings.java");
  private static final int WIDTH = 110;
  private static final String MADE =
      "<!-- Made from the code by ReferencePages; ReferenceTest compares it. Do not edit. -->\n\n";

  private ReferencePages() {}

  /** Fails if a page is not as it is made now; or writes it, if that is asked for. */
  public static void check(String name, String text) throws IOException {
    Path page = FOLDER.resolve(name);
    if (Boolean.getBoolean("reference.write")) {
      Files.createDirectories(FOLDER);
      Files.writeString(page, text);
    }
    assertEquals(
        text,
        Files.exists(page) ? Files.readString(page).replace("\r\n", "\n") : "",
        page + " is not as the code is: run with -Dreference.write=true");
  }

  /** Returns the pages by their names, but that of the keys, which needs a window. */
  static Map<String, String> pages() throws Exception {
    var pages = new LinkedHashMap<String, String>();
    pages.put("fields.md", fields());
    pages.put("expressions.md", expressions());
    pages.put("envelopes.md", envelopes());
    pages.put("json.md", json());
    pages.put("settings.md", settings());
    pages.put("commands.md", commands());
    pages.put("README.md", index());
    return pages;
  }

  private static String index() {
    return page(
        "Reference",
        "Made from the code, so they are complete and true for this version.\n\n"
            + "- [Fields](fields.md): what filters, columns, JSON and CSV have of each message\n"
            + "- [Expressions and functions](expressions.md)\n"
            + "- [Keys](keys.md) of the window\n"
            + "- [Envelopes and formats](envelopes.md)\n"
            + "- [JSON](json.md) of a message\n"
            + "- [Settings](settings.md): the fields of `settings.json`\n"
            + "- [Commands](commands.md) and their options\n");
  }

  private static String page(String title, String body) {
    return MADE + "# " + title + "\n\n" + body;
  }

  private static String row(String... cells) {
    var escaped = new ArrayList<String>();
    for (String cell : cells) {
      escaped.add(cell.replace("|", "\\|"));
    }
    return "| " + String.join(" | ", escaped) + " |\n";
  }

  private static String code(String text) {
    return text.isEmpty() ? "" : "`" + text + "`";
  }

  private static String words(Collection<String> names) {
    return names.stream().map(ReferencePages::code).collect(Collectors.joining(", ")) + "\n";
  }

  private static String fields() {
    var text = new StringBuilder(row("name", "column", "value", "example", "needs the payload"));
    text.append(row("---", "---", "---", "---", "---"));
    for (Field field : Field.values()) {
      text.append(
          row(
              code(field.fieldName()),
              field.title(),
              field.help(),
              code(field.example()),
              field.needsPayload() ? "yes" : ""));
    }
    return page(
        "Fields",
        "The names that a filter, a column, a plot and a rule can use for a message. Each keyword"
            + " argument is a\nname too, unless a field has it.\n\n"
            + text);
  }

  private static String expressions() {
    var math = new TreeSet<>(FunctionTable.withMath().names());
    math.removeAll(FunctionTable.standard().names());
    var sending = new TreeSet<>(CompiledMessage.names());
    sending.removeAll(FunctionTable.withMath().names());
    var text = new StringBuilder();
    text.append(
        "Expressions have the meaning of Python 3: literals, names, `and or not`, comparisons,"
            + " arithmetic, slices,\nattributes, `x if c else y`, `*` and `**` in displays and"
            + " calls. Nothing else is executed.\n\n");
    text.append("## Functions in each expression\n\n");
    text.append(words(FunctionTable.standard().names()));
    text.append("\n`re.search`, `re.match` and `re.fullmatch` return `True` or `None`.\n\n");
    text.append("## Methods\n\n").append(words(FunctionTable.methods()));
    text.append("\n## Plots also have\n\n").append(words(math));
    text.append("\n## Messages that are sent also have\n\n").append(words(sending));
    return page("Expressions and functions", text.toString());
  }

  private static String envelopes() throws SourceException {
    var text = new StringBuilder(row("envelope", "meaning")).append(row("---", "---"));
    for (String example :
        List.of(
            "auto",
            "pickle",
            "call",
            "bare",
            "skip 4",
            "custom data=p[1], attributes=p[2]",
            "json",
            "csv",
            "csv sep=; x, y",
            "struct <3f x, y, z",
            "osc",
            "msgpack",
            "text",
            "text latin-1",
            "call, json")) {
      text.append(row(code(example), Envelope.of(example).help()));
    }
    text.append("\n## A custom envelope\n\nThe parts, in this order: ");
    text.append(words(CustomEnvelope.EXPRESSIONS));
    text.append(
        "\n`data`, `attributes` and `sender` are expressions over the decoded payload `p` and its"
            + " bytes `raw`;\n`write` and `write_raw` over `args`, `kwargs` and `protocol`.\n");
    text.append("\nFunctions for reading, beside [those of each expression](expressions.md): ");
    text.append(words(added(CustomEnvelope.readingFunctions())));
    text.append("\nFunctions for writing: ");
    text.append(words(added(CustomEnvelope.writingFunctions())));
    return page("Envelopes and formats", text.toString());
  }

  private static TreeSet<String> added(Collection<String> names) {
    var added = new TreeSet<>(names);
    added.removeAll(FunctionTable.standard().names());
    return added;
  }

  private static String json() {
    var text = new StringBuilder(row("member", "value")).append(row("---", "---"));
    for (String name : EventJson.names()) {
      text.append(row(code(name), jsonMeaning(name)));
    }
    return page(
        "JSON",
        "The members of a message, in this order; one without a value is left out."
            + " [Command line](../command-line.md#json)\nhas the forms of values that JSON"
            + " lacks.\n\n"
            + text);
  }

  /** Where JSON has something else than an expression, or only in some messages. */
  private static String jsonMeaning(String name) {
    return switch (name) {
      case "time" -> "when it was received or sent: ISO 8601 in UTC, with nanoseconds";
      case "raw_data" -> "the bytes of a raw event, in base64";
      case "text" -> "the bytes of a raw event as text, if they are UTF-8";
      case "repr" -> "the exact Python text of `(data, attributes)`, of a pickle";
      case "reason" -> "why it is raw, or does not match its envelope";
      case "comment" -> "the comment on it, in files of the window";
      default -> Field.named(name).orElseThrow(() -> new IllegalStateException(name)).help();
    };
  }

  /** The meaning of a setting is its Javadoc, which has no other place. */
  private static String settings() throws IOException {
    var constant =
        Pattern.compile(
            "/\\*\\*((?:(?!\\*/).)*)\\*/\\s+public static final Setting<.*?add\\(\\s*\"(\\w+)\"",
            Pattern.DOTALL);
    String json = Settings.defaults().toString();
    var text =
        new StringBuilder(row("field", "meaning", "default")).append(row("---", "---", "---"));
    var found = constant.matcher(Files.readString(SETTINGS));
    while (found.find()) {
      String meaning =
          found
              .group(1)
              .replaceAll("\\s*\\n\\s*\\* ?", " ")
              .replaceAll("<em>|</em>", "*")
              .replace("&gt;", ">")
              .replaceAll("\\{@\\w+ ([^}]*)\\}", "`$1`")
              .strip();
      var value =
          Pattern.compile("\"" + found.group(2) + "\":(\"[^\"]*\"|[-0-9.]+|true|false)")
              .matcher(json);
      text.append(row(code(found.group(2)), meaning, value.find() ? code(value.group(1)) : ""));
    }
    return page(
        "Settings",
        "The fields of `settings.json`; [Command line](../command-line.md#settings-and-saved-sends)"
            + " has its folder. The window\nwrites it; a field that is missing or wrong has its"
            + " default, and one that is not known is kept.\n\n"
            + text);
  }

  private static String commands() {
    CommandLine model = CommandLineMain.model();
    var text = new StringBuilder();
    text.append(usage("picklescope", model));
    model
        .getSubcommands()
        .forEach((name, command) -> text.append(usage("picklescope " + name, command)));
    return page("Commands", text.toString().stripTrailing() + "\n");
  }

  private static String usage(String name, CommandLine command) {
    command.setUsageHelpWidth(WIDTH);
    String help = command.getUsageMessage(CommandLine.Help.Ansi.OFF).replace("\r\n", "\n");
    return "## %s\n\n```\n%s\n```\n\n".formatted(name, help.stripTrailing());
  }

  /** Returns the page of the keys. */
  public static String keys(CommandCatalogue catalogue) {
    var text =
        new StringBuilder(
            "On macOS *Ctrl* is the Command key. Shift+F1 in the window shows the same.\n");
    for (Place place : Place.values()) {
      text.append("\n## ").append(place.title()).append("\n\n");
      text.append(row("keys", "what they do")).append(row("---", "---"));
      for (KeyNote note : catalogue.keyHelp(place)) {
        text.append(row(note.keys(), note.does()));
      }
    }
    return page("Keys", text.toString());
  }
}
