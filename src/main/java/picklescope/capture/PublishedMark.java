package picklescope.capture;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picklescope.file.PrivateFiles;

/**
 * The small file in a journal's folder that tells where the journal is published: a line with the
 * name, one with the broker, and perhaps one more. A file that is long, or is not a regular file,
 * counts as missing.
 */
final class PublishedMark {
  /** The third line: the journal is offered to the user in any case. */
  private static final String OFFERED = "offered";

  /** The third line: the broker keeps all of it. */
  private static final String CONFIRMED = "confirmed";

  /**
   * How long a journal is kept of which a broker keeps all: what it has confirmed last may be lost
   * there in a crash.
   */
  private static final Duration KEPT_CONFIRMED = Duration.ofMinutes(10);

  private static final int MOST_BYTES = 1024;

  private static final Set<StandardOpenOption> CREATED =
      Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE);

  private final Path file;

  PublishedMark(Path folder) {
    file = folder.resolve("published");
  }

  /** Records where the journal is published. */
  void publishAs(PublishedAs place, boolean isOffered) throws IOException {
    write(place, isOffered ? OFFERED : "");
  }

  /** Records that the broker keeps all that was published. */
  void confirm(PublishedAs place) throws IOException {
    write(place, CONFIRMED);
  }

  private void write(PublishedAs place, String more) throws IOException {
    String text = place.host() + "\n" + place.broker() + "\n" + more;
    delete(); // it may be longer
    try (var mark = PrivateFiles.open(file, CREATED)) {
      mark.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
    }
  }

  void delete() throws IOException {
    Files.deleteIfExists(file);
  }

  /** Returns where it is published; empty if it is not. */
  Optional<PublishedAs> place() throws IOException {
    var lines = lines();
    return lines.size() < 2
        ? Optional.empty()
        : Optional.of(new PublishedAs(lines.get(0), lines.get(1)));
  }

  /** Returns whether it is offered to the user in any case. */
  boolean isOffered() throws IOException {
    return has(OFFERED);
  }

  /** Returns whether the broker keeps all of it. */
  boolean isConfirmed() throws IOException {
    return has(CONFIRMED);
  }

  /** Returns whether that was confirmed so long ago that the journal is not kept any longer. */
  boolean isConfirmedLongAgo() throws IOException {
    return isConfirmed()
        && Files.getLastModifiedTime(file)
            .toInstant()
            .isBefore(Instant.now().minus(KEPT_CONFIRMED));
  }

  private boolean has(String third) throws IOException {
    var lines = lines();
    return lines.size() == 3 && lines.getLast().equals(third);
  }

  private List<String> lines() throws IOException {
    if (!FolderLock.isFile(file) || Files.size(file) > MOST_BYTES) {
      return List.of();
    }
    try (var in = Files.newInputStream(file)) {
      return new String(in.readNBytes(MOST_BYTES), StandardCharsets.UTF_8).lines().toList();
    }
  }
}
