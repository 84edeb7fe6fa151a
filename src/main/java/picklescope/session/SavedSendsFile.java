package picklescope.session;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import picklescope.send.SavedResponder;
import picklescope.send.SavedSend;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A file of saved sends and responders: readable JSON, {@code {"sends": [...], "responders":
 * [...]}}, that may live in a user's git repository. Fields that this version does not know are
 * kept, and the order of its parts. A damaged file is said with its line and never written over,
 * nor is what another program has written into it meanwhile: the change is made to that.
 *
 * <p>Every method waits for the disk. One thread at a time may change it.
 */
public final class SavedSendsFile implements SavedSends {
  private static final int MAX_BYTES = 64 << 20;
  private static final int MOST_TRIES = 5;
  private static final Pattern OF_SENDS = Pattern.compile("\"(sends|responders)\"\\s*:");
  private static final String SENDS = "sends";
  private static final String RESPONDERS = "responders";

  /** The same text on every system, so that a repository sees what has changed and no more. */
  private static final DefaultPrettyPrinter PRINTER =
      new DefaultPrettyPrinter(
              Separators.createDefaultInstance()
                  .withObjectNameValueSpacing(Separators.Spacing.AFTER))
          .withObjectIndenter(new DefaultIndenter("  ", "\n"))
          .withArrayIndenter(new DefaultIndenter("  ", "\n"));

  static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .defaultPrettyPrinter(PRINTER)
          .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS) // an entry is followed by others
          .build();

  private final Path file;

  /** A file, which need not be there yet. */
  public SavedSendsFile(Path file) {
    this.file = file;
  }

  /** The user's own, in the settings folder. */
  public static SavedSendsFile own(UserFolders folders) {
    return new SavedSendsFile(folders.settings().resolve("sends.json"));
  }

  /** Where it is, or will be. */
  public Path path() {
    return file;
  }

  /**
   * A file's parts.
   *
   * @param tree all of it, in its order, with nothing in the places of sends and responders
   */
  private record Parts(Optional<byte[]> bytes, SavedContent content, ObjectNode tree) {}

  @Override
  public Optional<Path> place() {
    return Optional.of(file);
  }

  @Override
  public String version() {
    try {
      var attributes = Files.readAttributes(file, BasicFileAttributes.class);
      return attributes.lastModifiedTime() + " " + attributes.size();
    } catch (IOException e) {
      return ""; // reading says what is wrong
    }
  }

  /** Whether it looks like one, be it damaged: other JSON may lie beside it. */
  boolean isOfSends() {
    try {
      return bytes().isPresent()
          && OF_SENDS.matcher(new String(bytes().get(), StandardCharsets.UTF_8)).find();
    } catch (IOException e) {
      return false;
    }
  }

  /** What it holds; nothing if there is no such file. */
  @Override
  public SavedContent read() throws IOException {
    return parts().content();
  }

  @Override
  public SavedContent change(Change change) throws IOException {
    for (int i = 0; i < MOST_TRIES; i++) {
      var parts = parts();
      var changed = change.apply(parts.content());
      if (changed.equals(parts.content()) || write(parts, changed)) {
        return changed;
      }
    }
    throw new IOException(
        "%s is being changed by another program again and again: try once more.".formatted(file));
  }

  /** Writes it, unless another program has changed it since it was read. */
  private boolean write(Parts read, SavedContent changed) throws IOException {
    var tree = read.tree();
    if (!changed.sends().isEmpty() || tree.has(SENDS) || changed.responders().isEmpty()) {
      var sends = tree.putArray(SENDS);
      changed.sends().forEach(send -> sends.add(SavedSendJson.write(send)));
    }
    if (!changed.responders().isEmpty() || tree.has(RESPONDERS)) {
      var responders = tree.putArray(RESPONDERS);
      changed.responders().forEach(one -> responders.add(SavedSendJson.write(one)));
    }
    try {
      if (file.getParent() != null) {
        Files.createDirectories(file.getParent());
      }
      String text = JSON.writeValueAsString(tree) + "\n";
      byte[] bytes = withLineEnds(text, read.bytes()).getBytes(StandardCharsets.UTF_8);
      return AtomicFile.write(file, bytes, () -> isStill(read.bytes()));
    } catch (IOException e) {
      throw new IOException(
          "%s cannot be written (%s). Check that the folder can be written and the disk is not full."
              .formatted(file, AtomicFile.reason(e)),
          e);
    }
  }

  /** Those of the file stay, whoever wrote it. */
  private static String withLineEnds(String text, Optional<byte[]> before) {
    boolean windows =
        before.isPresent() && new String(before.get(), StandardCharsets.UTF_8).contains("\r\n");
    return windows ? text.replace("\n", "\r\n") : text;
  }

  private boolean isStill(Optional<byte[]> before) throws IOException {
    var now = bytes();
    return now.isPresent() == before.isPresent()
        && (now.isEmpty() || Arrays.equals(now.get(), before.get()));
  }

  /** Empty if there is no such file. */
  private Optional<byte[]> bytes() throws IOException {
    try {
      if (Files.size(file) > MAX_BYTES) {
        throw new IOException("%s is larger than any file of saved sends.".formatted(file));
      }
      return Optional.of(Files.readAllBytes(file));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (FileSystemException e) {
      throw new IOException("%s cannot be read (%s).".formatted(file, AtomicFile.reason(e)), e);
    }
  }

  private Parts parts() throws IOException {
    var bytes = bytes();
    if (bytes.isEmpty()) {
      return new Parts(bytes, SavedContent.empty(), JSON.createObjectNode());
    }
    try (var parser = JSON.createParser(bytes.get())) {
      return parts(bytes, parser);
    } catch (JacksonException e) {
      var at = e.getLocation();
      throw damaged(at == null ? 1 : at.getLineNr(), e.getOriginalMessage());
    } catch (SavedSendJson.WrongException e) {
      throw damaged(e.line(), e.getMessage());
    }
  }

  private IOException damaged(int line, String why) {
    return new IOException(
        "%s, line %d: %s It is left as it is: correct it, or move it away to begin anew."
            .formatted(file, line, why.endsWith(".") ? why : why + "."));
  }

  private Parts parts(Optional<byte[]> bytes, JsonParser parser)
      throws SavedSendJson.WrongException {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      throw new SavedSendJson.WrongException(1, "expected a JSON object with \"sends\"");
    }
    var tree = JSON.createObjectNode();
    var sends = new ArrayList<SavedSend>();
    var responders = new ArrayList<SavedResponder>();
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      switch (name) {
        case SENDS -> {
          tree.putArray(name);
          elements(parser, name, (line, it) -> sends.add(SavedSendJson.send(line, it)));
        }
        case RESPONDERS -> {
          tree.putArray(name);
          elements(parser, name, (line, it) -> responders.add(SavedSendJson.responder(line, it)));
        }
        default -> tree.set(name, JSON.readTree(parser));
      }
    }
    if (parser.nextToken() != null) {
      int line = parser.currentTokenLocation().getLineNr();
      throw new SavedSendJson.WrongException(line, "something follows the end");
    }
    return new Parts(bytes, new SavedContent(sends, responders), tree);
  }

  @FunctionalInterface
  private interface Element {
    void take(int line, JsonNode node) throws SavedSendJson.WrongException;
  }

  private static void elements(JsonParser parser, String name, Element element)
      throws SavedSendJson.WrongException {
    int line = parser.currentTokenLocation().getLineNr();
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      throw new SavedSendJson.WrongException(line, "\"%s\" must be an array".formatted(name));
    }
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      line = parser.currentTokenLocation().getLineNr();
      element.take(line, JSON.readTree(parser));
    }
  }

  /** Sends of a file by what the user calls them: a name, or a folder and a name. */
  public static List<SavedSend> named(SavedContent content, String name) {
    return content.sends().stream()
        .filter(send -> send.name().equals(name) || send.path().equals(name))
        .toList();
  }
}
