package picklescope.settings;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picklescope.file.AtomicFile;
import picklescope.file.ChangeLock;
import picklescope.file.JsonLayout;
import picklescope.file.JsonTree;
import picklescope.file.PrivateFiles;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The file of the settings: {@code settings.json} in a folder. It is replaced as a whole, so that
 * it is never half written; what this version does not know in it is kept. Programs that change it
 * at the same moment do so one after the other, by {@code settings.json.lock}.
 *
 * <p>Failures are reported in a notice for the user instead of an exception. One thread at a time
 * may write.
 */
public final class SettingsFile {
  private static final int MAX_BYTES = 4 << 20;
  private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");

  private final Path folder;
  private final Path file;

  /** Uses a folder, which is created when the settings are saved. */
  public SettingsFile(Path folder) {
    this.folder = folder;
    file = folder.resolve("settings.json");
  }

  /**
   * The result of reading.
   *
   * @param settings the settings, with defaults for what could not be read
   * @param notice a message for the user, if there is a problem
   */
  public record Loaded(Settings settings, Optional<String> notice) {}

  /**
   * The result of writing.
   *
   * @param isWritten whether the settings are in the file
   * @param notice a message for the user, if there is a problem
   */
  public record Saved(boolean isWritten, Optional<String> notice) {
    static Saved failed(String notice) {
      return new Saved(false, Optional.of(notice));
    }
  }

  /** Returns the path of the file, which need not exist. */
  public Path path() {
    return file;
  }

  /** Reads the settings, and changes nothing on the disk. Waits for the disk. */
  public Loaded load() {
    try {
      var tree = tree(bytes());
      return new Loaded(Settings.read(tree), UnusedSettings.notice(file, tree));
    } catch (BrokenException e) {
      return defaults(
          "The settings file %s cannot be used (%s). Picklescope starts with its default settings. Correct the file and start again: when a setting is changed in the window, a new file takes its place."
              .formatted(file, e.getMessage()));
    } catch (IOException e) {
      return defaults(
          "The settings file %s cannot be read (%s). Picklescope starts with its default settings."
              .formatted(file, AtomicFile.reason(e)));
    }
  }

  private static Loaded defaults(String notice) {
    return new Loaded(Settings.defaults(), Optional.of(notice));
  }

  /**
   * Writes what has changed. What another program has changed in the meantime, such as a second
   * window, remains changed. Waits for the disk.
   *
   * @param before the settings that were read or written last
   * @param now the settings now
   */
  public Saved save(Settings before, Settings now) {
    Optional<String> notice = Optional.empty();
    try (var _ = ChangeLock.take(ChangeLock.fileFor(file))) {
      PrivateFiles.createFolders(folder);
      boolean written = false;
      while (!written) { // again if another program has written it meanwhile
        var there = bytes();
        ObjectNode tree;
        try {
          tree = tree(there);
        } catch (BrokenException e) {
          notice = Optional.of(keptAs(setAside(), String.valueOf(e.getMessage())));
          continue;
        }
        notice = notice.or(() -> UnusedSettings.notice(file, tree));
        var theirs = tree.isEmpty() ? now : Settings.read(tree);
        theirs.merged(before, now).write(tree, theirs);
        String text = JsonLayout.escaped(Writer.JSON.writeValueAsString(tree));
        written =
            AtomicFile.write(
                file, text.getBytes(StandardCharsets.UTF_8), () -> bytes().equals(there));
      }
      return new Saved(true, notice);
    } catch (IOException e) {
      return Saved.failed(
          ("The settings could not be saved in %s (%s). They are lost when Picklescope is closed;"
                  + " check that the folder can be written and the disk is not full.")
              .formatted(file, AtomicFile.reason(e)));
    }
  }

  private String keptAs(Path kept, String reason) {
    return "The settings file %s could not be used (%s) and was kept as %s."
        .formatted(file, reason, kept);
  }

  private Optional<ByteBuffer> bytes() throws IOException {
    try {
      return Optional.of(ByteBuffer.wrap(AtomicFile.read(file, MAX_BYTES)));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  private static ObjectNode tree(Optional<ByteBuffer> there) throws BrokenException {
    if (there.isEmpty()) {
      return Codec.object();
    }
    try {
      if (JsonTree.read(there.get().array()) instanceof ObjectNode tree) {
        return tree;
      }
      throw new BrokenException("it is not a JSON object", null);
    } catch (JacksonException e) {
      var at = e.getLocation();
      String where = at == null ? "" : "line %s: ".formatted(at.getLineNr());
      throw new BrokenException(where + e.getOriginalMessage(), e);
    }
  }

  /** Renames the broken file, and returns its new name. */
  private Path setAside() throws IOException {
    String stamp = STAMP.format(LocalDateTime.now());
    for (int i = 1; i < 100; i++) {
      String name = "settings-broken-" + stamp + (i == 1 ? "" : "-" + i) + ".json";
      try {
        return Files.move(file, file.resolveSibling(name));
      } catch (FileAlreadyExistsException e) {
        // The name is taken in this second: try the next one.
      }
    }
    throw new IOException("there is a broken settings file that cannot be moved");
  }

  /** What writes, apart, so that reading does not wait until it is set up. */
  private static final class Writer {
    static final JsonMapper JSON =
        JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
  }

  private static final class BrokenException extends IOException {
    private static final long serialVersionUID = 1L;

    BrokenException(String message, @Nullable Throwable cause) {
      super(message, cause);
    }
  }
}
