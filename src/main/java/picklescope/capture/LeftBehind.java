package picklescope.capture;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The capture of a program that has ended, in a folder of {@link JournalFolder}.
 *
 * @param folder its journal's folder
 * @param started the time at which it was started
 * @param bytes its size in bytes
 * @param wasKept whether it was kept by a program that ended normally
 */
public record LeftBehind(Path folder, Instant started, long bytes, boolean wasKept) {
  /**
   * Opens the capture. The last block may be incomplete; it is read up to the last complete one.
   */
  public CaptureFile open() throws IOException {
    return CaptureFile.open(new JournalFiles(folder).segments().toArray(Path[]::new));
  }

  /** Returns where it was to be published; empty if it was not. */
  public Optional<PublishedAs> publishedAs() throws IOException {
    return new PublishedMark(folder).place();
  }

  /** Returns whether the broker had all of it when its program ended. */
  public boolean isConfirmed() throws IOException {
    return new PublishedMark(folder).isConfirmed();
  }

  /**
   * Records that all of it is published. It is deleted, after some minutes, unless it is offered to
   * the user.
   */
  public void published() throws IOException {
    var mark = new PublishedMark(folder);
    var place = mark.place();
    if (mark.isOffered()) {
      mark.delete();
    } else if (place.isPresent() && !mark.isConfirmed()) {
      mark.confirm(place.get());
    }
  }

  /** Returns its files in their order. */
  public List<Part> parts() throws IOException {
    return new JournalFiles(folder).parts();
  }

  /** Deletes the capture permanently. Has no effect if another program has locked or deleted it. */
  public void delete() throws IOException {
    try (var lock = FolderLock.take(folder)) {
      if (lock.isHeld()) {
        new JournalFiles(folder).delete();
      }
    }
  }

  /**
   * A file of a capture that was left behind.
   *
   * @param first the number of its first datagram
   */
  public record Part(Path file, long first) {}
}
