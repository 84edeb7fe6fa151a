package picklescope.capture;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picklescope.file.PrivateFiles;

/**
 * The small file in a journal's folder that tells where the journal is published: a line for each
 * place, with the name, the broker, and whether that keeps all of it. A file that is long, or is
 * not a regular file, counts as missing.
 */
final class PublishedMark {
  /** The first line: the journal is offered to the user in any case. */
  private static final String OFFERED = "offered";

  /** The end of the line of a place: the broker keeps all of it. */
  private static final String CONFIRMED = "confirmed";

  /**
   * How long a journal is kept of which all brokers keep all: what one has confirmed last may be
   * lost there in a crash.
   */
  private static final Duration KEPT_CONFIRMED = Duration.ofMinutes(10);

  private static final int MOST_BYTES = 8192;

  private static final Set<StandardOpenOption> NEW =
      Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);

  private final Path file;

  /** The next content until it is complete. */
  private final Path begun;

  /**
   * What the file contains.
   *
   * @param isOffered whether the journal is offered to the user in any case
   * @param places where it is published, and whether the broker keeps all of it
   */
  private record Content(boolean isOffered, Map<PublishedAs, Boolean> places) {
    static Content of(List<String> lines) {
      boolean isOffered = !lines.isEmpty() && lines.getFirst().equals(OFFERED);
      var places = new LinkedHashMap<PublishedAs, Boolean>();
      for (String line : lines) {
        var parts = line.split(" ", -1);
        if (parts.length == 2 || parts.length == 3 && parts[2].equals(CONFIRMED)) {
          places.put(new PublishedAs(parts[0], parts[1]), parts.length == 3);
        }
      }
      return new Content(isOffered, places);
    }

    Content with(PublishedAs place, boolean isConfirmed) {
      var all = new LinkedHashMap<>(places);
      all.put(place, isConfirmed);
      return new Content(isOffered, all);
    }

    Content without(PublishedAs place) {
      var all = new LinkedHashMap<>(places);
      all.remove(place);
      return new Content(isOffered, all);
    }

    Content offered(boolean offered) {
      return new Content(offered, places);
    }

    boolean isConfirmed() {
      return !isOffered && !places.isEmpty() && !places.containsValue(false);
    }

    String text() {
      var lines =
          places.entrySet().stream()
              .map(place ->
                  place.getKey().host()
                      + " "
                      + place.getKey().broker()
                      + (place.getValue() ? " " + CONFIRMED : ""));
      return Stream.concat(isOffered ? Stream.of(OFFERED) : Stream.of(), lines)
          .collect(Collectors.joining("\n"));
    }
  }

  PublishedMark(Path folder) {
    file = folder.resolve("published");
    begun = folder.resolve("published" + SegmentFile.BEGUN);
  }

  /** Records that the journal is published at a place too. */
  void add(PublishedAs place, boolean isOffered) throws IOException {
    write(content().with(place, false).offered(isOffered));
  }

  /** Records that it is no longer published at a place. */
  void remove(PublishedAs place) throws IOException {
    write(content().without(place));
  }

  /** Records that the broker of a place keeps all that was published there. */
  void confirm(PublishedAs place) throws IOException {
    write(content().with(place, true));
  }

  /** Records that it is not offered to the user. */
  void offerNoLonger() throws IOException {
    write(content().offered(false));
  }

  /** Replaces the file as a whole: a program that is killed leaves the old one or the new one. */
  private void write(Content content) throws IOException {
    if (content.places().isEmpty()) {
      delete();
      return;
    }
    Files.deleteIfExists(begun); // of a program that was killed
    try (var mark = PrivateFiles.open(begun, NEW)) {
      mark.write(ByteBuffer.wrap(content.text().getBytes(StandardCharsets.UTF_8)));
    }
    Files.move(begun, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  void delete() throws IOException {
    Files.deleteIfExists(file);
  }

  /** Returns where it is published. */
  Set<PublishedAs> places() throws IOException {
    return content().places().keySet();
  }

  /** Returns where it is published, as far as the broker does not keep all of it. */
  Set<PublishedAs> unconfirmed() throws IOException {
    return content().places().entrySet().stream()
        .filter(place -> !place.getValue())
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  /** Returns whether it is offered to the user in any case. */
  boolean isOffered() throws IOException {
    return content().isOffered();
  }

  /** Returns whether all brokers keep all of it, and it is not offered to the user. */
  boolean isConfirmed() throws IOException {
    return content().isConfirmed();
  }

  /** Returns whether that was confirmed so long ago that the journal is not kept any longer. */
  boolean isConfirmedLongAgo() throws IOException {
    return isConfirmed()
        && Files.getLastModifiedTime(file)
            .toInstant()
            .isBefore(Instant.now().minus(KEPT_CONFIRMED));
  }

  private Content content() throws IOException {
    if (!FolderLock.isFile(file) || Files.size(file) > MOST_BYTES) {
      return Content.of(List.of());
    }
    try (var in = Files.newInputStream(file)) {
      return Content.of(
          new String(in.readNBytes(MOST_BYTES), StandardCharsets.UTF_8).lines().toList());
    }
  }
}
