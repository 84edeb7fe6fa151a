package picklescope.capture;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import picklescope.file.PrivateFiles;

/**
 * The small file in a journal's folder with the name under which the journal is published, and with
 * the broker that has confirmed all of it. A file that is long, or is not a regular file, counts as
 * missing.
 */
final class PublishedMark {
  /** Behind the name: the journal is offered to the user in any case. */
  private static final String OFFERED = "\noffered";

  /** Behind the name and before a broker's: that broker keeps all of it. */
  private static final String CONFIRMED = "\nconfirmed ";

  /**
   * How long a journal is kept of which a broker keeps all: what it has confirmed last may be lost
   * there in a crash.
   */
  private static final Duration KEPT_CONFIRMED = Duration.ofMinutes(10);

  private static final int MOST_BYTES = 256;

  private static final Set<StandardOpenOption> CREATED =
      Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE);

  private final Path file;

  PublishedMark(Path folder) {
    file = folder.resolve("published");
  }

  /** Records the name under which the journal is published. */
  void publishAs(String host, boolean isOffered) throws IOException {
    write(isOffered ? host + OFFERED : host);
  }

  /** Records that a broker keeps all that was published under a name. */
  void confirm(String host, String broker) throws IOException {
    write(host + CONFIRMED + broker);
  }

  private void write(String text) throws IOException {
    delete(); // it may be longer
    try (var mark = PrivateFiles.open(file, CREATED)) {
      mark.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
    }
  }

  void delete() throws IOException {
    Files.deleteIfExists(file);
  }

  /** Returns the name under which it is published; empty if it is not. */
  String host() throws IOException {
    return text().lines().findFirst().orElse("");
  }

  /** Returns whether it is offered to the user in any case. */
  boolean isOffered() throws IOException {
    return text().endsWith(OFFERED);
  }

  /** Returns the broker that keeps all of it; empty if no broker does. */
  String confirmedBy() throws IOException {
    String text = text();
    int at = text.indexOf(CONFIRMED);
    return at < 0 ? "" : text.substring(at + CONFIRMED.length());
  }

  /** Returns whether a broker confirmed it so long ago that the journal is not kept any longer. */
  boolean isConfirmedLongAgo() throws IOException {
    return text().contains(CONFIRMED)
        && Files.getLastModifiedTime(file)
            .toInstant()
            .isBefore(Instant.now().minus(KEPT_CONFIRMED));
  }

  private String text() throws IOException {
    if (!FolderLock.isFile(file) || Files.size(file) > MOST_BYTES) {
      return "";
    }
    try (var in = Files.newInputStream(file)) {
      return new String(in.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
    }
  }
}
