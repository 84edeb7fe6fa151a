package picklescope.saved;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import picklescope.file.AtomicFile;
import picklescope.file.PrivateFiles;
import picklescope.file.TextFile;
import picklescope.send.SavedResponder;
import picklescope.send.SavedSend;
import picklescope.settings.UserFolders;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

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

  static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS) // 1e400 stays what it is
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

  /** What was read of a file; without bytes and text if there is no such file. */
  private record Parts(Optional<byte[]> bytes, TextFile text, SavedContent content) {}

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
      // Byte by byte and without zeros: the same in UTF-8 and UTF-16.
      return bytes()
          .map(bytes -> new String(bytes, StandardCharsets.ISO_8859_1).replace("\0", ""))
          .filter(text -> OF_SENDS.matcher(text).find())
          .isPresent();
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
    try {
      if (file.getParent() != null) {
        PrivateFiles.createFolders(file.getParent());
      }
      String text =
          read.bytes().isEmpty()
              ? SavedSendsText.of(changed)
              : SavedSendsText.changed(read.text().text(), read.content(), changed);
      return AtomicFile.write(file, read.text().with(text).encode(), () -> isStill(read.bytes()));
    } catch (IOException e) {
      throw new IOException(
          "%s cannot be written (%s). Check that the folder can be written and the disk is not full."
              .formatted(file, AtomicFile.reason(e)),
          e);
    }
  }

  private boolean isStill(Optional<byte[]> before) throws IOException {
    var now = bytes();
    return now.isPresent() == before.isPresent()
        && (now.isEmpty() || Arrays.equals(now.get(), before.get()));
  }

  /** Empty if there is no such file. */
  private Optional<byte[]> bytes() throws IOException {
    try {
      return Optional.of(AtomicFile.read(file, MAX_BYTES));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (FileSystemException e) {
      throw new IOException("%s cannot be read (%s).".formatted(file, AtomicFile.reason(e)), e);
    }
  }

  private Parts parts() throws IOException {
    var bytes = bytes();
    if (bytes.isEmpty()) {
      return new Parts(bytes, TextFile.of(""), SavedContent.empty());
    }
    try {
      var text = TextFile.decode(bytes.get());
      try (var parser = JSON.createParser(text.text())) {
        return new Parts(bytes, text, content(parser));
      }
    } catch (TextFile.MalformedException e) {
      throw damaged(e.line(), e.getMessage());
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

  private static SavedContent content(JsonParser parser) throws SavedSendJson.WrongException {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      throw new SavedSendJson.WrongException(1, "expected a JSON object with \"sends\"");
    }
    var lists = new HashSet<String>();
    var sends = new ArrayList<SavedSend>();
    var responders = new ArrayList<SavedResponder>();
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = parser.currentName();
      int line = parser.currentTokenLocation().getLineNr();
      boolean list = name.equals(SavedSendsText.SENDS) || name.equals(SavedSendsText.RESPONDERS);
      if (list && !lists.add(name)) {
        throw new SavedSendJson.WrongException(line, "\"%s\" stands twice".formatted(name));
      }
      parser.nextToken();
      switch (name) {
        case SavedSendsText.SENDS ->
            elements(parser, name, (at, it) -> sends.add(SavedSendJson.send(at, it)));
        case SavedSendsText.RESPONDERS ->
            elements(parser, name, (at, it) -> responders.add(SavedSendJson.responder(at, it)));
        default -> parser.skipChildren();
      }
    }
    if (parser.nextToken() != null) {
      int line = parser.currentTokenLocation().getLineNr();
      throw new SavedSendJson.WrongException(line, "something follows the end");
    }
    return new SavedContent(sends, responders);
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
