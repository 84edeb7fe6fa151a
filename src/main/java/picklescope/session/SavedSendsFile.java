package picklescope.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import picklescope.send.SavedResponder;
import picklescope.send.SavedSend;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A file of saved sends and responders: readable JSON, {@code {"sends": [...], "responders":
 * [...]}}, that may live in a user's git repository. Fields that this version does not know are
 * kept. A damaged file is said with its line and never written over.
 *
 * <p>Every method waits for the disk. One thread at a time may change it.
 */
public final class SavedSendsFile implements SavedSends {
  private static final int MAX_BYTES = 64 << 20;
  static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
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

  /** A file's parts: what is known of it, and all else of it. */
  private record Parts(SavedContent content, ObjectNode others) {}

  @Override
  public Optional<Path> place() {
    return Optional.of(file);
  }

  /** What it holds; nothing if there is no such file. */
  @Override
  public SavedContent read() throws IOException {
    return parts().content();
  }

  @Override
  public SavedContent change(UnaryOperator<SavedContent> change) throws IOException {
    var parts = parts();
    var changed = change.apply(parts.content());
    var tree = parts.others();
    var sends = JSON.createArrayNode();
    changed.sends().forEach(send -> sends.add(SavedSendJson.write(send)));
    tree.set("sends", sends);
    var responders = JSON.createArrayNode();
    changed.responders().forEach(one -> responders.add(SavedSendJson.write(one)));
    tree.set("responders", responders);
    try {
      if (file.getParent() != null) {
        Files.createDirectories(file.getParent());
      }
      AtomicFile.write(file, JSON.writeValueAsBytes(tree));
    } catch (IOException e) {
      throw new IOException(
          "%s cannot be written (%s). Check that the folder can be written and the disk is not full."
              .formatted(file, AtomicFile.reason(e)),
          e);
    }
    return changed;
  }

  private Parts parts() throws IOException {
    byte[] bytes;
    try {
      if (Files.size(file) > MAX_BYTES) {
        throw new IOException("%s is larger than any file of saved sends.".formatted(file));
      }
      bytes = Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      return new Parts(SavedContent.empty(), JSON.createObjectNode());
    } catch (IOException e) {
      throw new IOException("%s cannot be read (%s).".formatted(file, AtomicFile.reason(e)), e);
    }
    try (var parser = JSON.createParser(bytes)) {
      return parts(parser);
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

  private Parts parts(JsonParser parser) throws SavedSendJson.WrongException {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      throw new SavedSendJson.WrongException(1, "expected a JSON object with \"sends\"");
    }
    var others = JSON.createObjectNode();
    var sends = new ArrayList<SavedSend>();
    var responders = new ArrayList<SavedResponder>();
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      switch (name) {
        case "sends" ->
            elements(parser, name, (line, it) -> sends.add(SavedSendJson.send(line, it)));
        case "responders" ->
            elements(parser, name, (line, it) -> responders.add(SavedSendJson.responder(line, it)));
        default -> others.set(name, JSON.readTree(parser));
      }
    }
    if (parser.nextToken() != null) {
      int line = parser.currentTokenLocation().getLineNr();
      throw new SavedSendJson.WrongException(line, "something follows the end");
    }
    return new Parts(new SavedContent(sends, responders), others);
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
