package picklescope.capture;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;

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

  /** Returns where it was to be published. */
  public Set<PublishedAs> publishedAs() throws IOException {
    return new PublishedMark(folder).places();
  }

  /** Returns where it was to be published, as far as the broker does not have all of it. */
  public Set<PublishedAs> unconfirmed() throws IOException {
    return new PublishedMark(folder).unconfirmed();
  }

  /** Returns whether all brokers had all of it when its program ended, and nobody is offered it. */
  public boolean isConfirmed() throws IOException {
    return new PublishedMark(folder).isConfirmed();
  }

  /**
   * Records that all of it is published at a place. It is deleted, some minutes after it is
   * published at all, unless it is offered to the user.
   */
  public void published(PublishedAs place) throws IOException {
    var mark = new PublishedMark(folder);
    if (mark.isOffered()) {
      mark.remove(place);
    } else if (mark.unconfirmed().contains(place)) {
      mark.confirm(place);
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
