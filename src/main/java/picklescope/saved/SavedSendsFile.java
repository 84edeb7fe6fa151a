package picklescope.saved;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import picklescope.file.AtomicFile;
import picklescope.file.ChangeLock;
import picklescope.file.PrivateFiles;
import picklescope.file.TextFile;
import picklescope.send.SavedSend;
import picklescope.settings.UserFolders;
import tools.jackson.core.JacksonException;

/**
 * A file of saved sends and responders: readable JSON, {@code {"sends": [...], "responders":
 * [...]}}, which may be part of a user's git repository. Unknown fields and the order of all parts
 * are preserved. A damaged file is reported with its line and never overwritten. A change by
 * another program in the meantime is not overwritten either: the change is applied to it.
 *
 * <p>All methods block for the disk. At most one thread at a time may change the file.
 */
public final class SavedSendsFile implements SavedSends {
  private static final int MAX_BYTES = 64 << 20;
  private static final int MAX_TRIES = 5;
  private static final Pattern OF_SENDS = Pattern.compile("\"(sends|responders)\"\\s*:");

  private final Path file;
  private final Optional<Path> lock;

  /** Creates a store in a file, which need not exist yet. It is changed without a lock. */
  public SavedSendsFile(Path file) {
    this(file, Optional.empty());
  }

  /**
   * Creates a store in a file, which need not exist yet.
   *
   * @param lock the file by which programs that change it at the same moment do so one after the
   *     other; empty if they are not kept apart
   */
  public SavedSendsFile(Path file, Optional<Path> lock) {
    this.file = file;
    this.lock = lock;
  }

  /** Returns the user's own file, in the settings folder. */
  public static SavedSendsFile own(UserFolders folders) {
    return own(folders.settings().resolve("sends.json"));
  }

  /** Returns a file in the settings folder, with a lock beside it. */
  public static SavedSendsFile own(Path file) {
    return new SavedSendsFile(file, Optional.of(ChangeLock.fileFor(file)));
  }

  /** Returns the path. */
  public Path path() {
    return file;
  }

  /** The content of the file; bytes are empty if the file does not exist. */
  private record Parts(Optional<byte[]> bytes, TextFile text, SavedContent content) {}

  @Override
  public Optional<Path> location() {
    return Optional.of(file);
  }

  @Override
  public String version() {
    try {
      var attributes = Files.readAttributes(file, BasicFileAttributes.class);
      return attributes.lastModifiedTime() + " " + attributes.size();
    } catch (IOException e) {
      return ""; // reading reports the reason
    }
  }

  /** Returns whether the file is one of saved sends, maybe damaged, and not other JSON. */
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

  /** Returns the content; it is empty if the file does not exist. */
  @Override
  public SavedContent read() throws IOException {
    return parts().content();
  }

  @Override
  public SavedContent change(Change change) throws IOException {
    if (lock.isEmpty()) {
      return changed(change);
    }
    try (var _ = ChangeLock.take(lock.get())) {
      return changed(change);
    }
  }

  private SavedContent changed(Change change) throws IOException {
    for (int i = 0; i < MAX_TRIES; i++) {
      var parts = parts();
      var changed = change.apply(parts.content());
      if (changed.equals(parts.content()) || write(parts, changed)) {
        return changed;
      }
    }
    throw new IOException("Another program keeps changing %s. Try again.".formatted(file));
  }

  /** Writes the file, unless another program has changed it since it was read. */
  private boolean write(Parts read, SavedContent changed) throws IOException {
    try {
      if (file.getParent() != null) {
        PrivateFiles.createFolders(file.getParent());
      }
      String text =
          read.bytes().isEmpty()
              ? SavedSendsText.of(changed)
              : SavedSendsText.changed(read.text().text(), read.content(), changed);
      byte[] bytes = read.text().with(text).encode();
      checkReadable(text, bytes);
      return AtomicFile.write(file, bytes, () -> isUnchanged(read.bytes()));
    } catch (IOException e) {
      throw new IOException(
          "%s cannot be written (%s). Check that the folder can be written and the disk is not full."
              .formatted(file, AtomicFile.reason(e)),
          e);
    } catch (SavedSendReader.InvalidEntryException e) {
      throw new IOException("Nothing was changed in %s: %s".formatted(file, e.getMessage()), e);
    }
  }

  /** What cannot be read again must not be written. */
  private static void checkReadable(String text, byte[] bytes)
      throws SavedSendReader.InvalidEntryException {
    SavedSendsParser.parse(text);
    if (bytes.length > MAX_BYTES) {
      throw new SavedSendReader.InvalidEntryException(
          1, String.format(Locale.ROOT, "it would be longer than %,d bytes", MAX_BYTES));
    }
  }

  private boolean isUnchanged(Optional<byte[]> before) throws IOException {
    var now = bytes();
    return now.isPresent() == before.isPresent()
        && (now.isEmpty() || Arrays.equals(now.get(), before.get()));
  }

  /** Returns the bytes of the file; empty if it does not exist. */
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
      return new Parts(bytes, text, SavedSendsParser.parse(text.text()));
    } catch (TextFile.MalformedException e) {
      throw damaged(e.line(), e.getMessage());
    } catch (JacksonException e) {
      var at = e.getLocation();
      throw damaged(at == null ? 1 : at.getLineNr(), e.getOriginalMessage());
    } catch (SavedSendReader.InvalidEntryException e) {
      throw damaged(e.line(), e.getMessage());
    }
  }

  private IOException damaged(int line, String why) {
    return new IOException(
        "%s, line %s: %s The file was not changed: correct it, or move it away to start with an empty one."
            .formatted(file, line, why.endsWith(".") ? why : why + "."));
  }

  /** Returns the sends with a name, or with a folder and a name: {@code trial/start}. */
  public static List<SavedSend> named(SavedContent content, String name) {
    return content.sends().stream()
        .filter(send -> send.name().equals(name) || send.path().equals(name))
        .toList();
  }
}
