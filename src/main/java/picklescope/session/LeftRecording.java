package picklescope.session;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picklescope.capture.CaptureFile;
import picklescope.capture.CaptureSection;
import picklescope.capture.LeftBehind;
import picklescope.capture.PublishedAs;
import picklescope.feed.Leftover;

/** A recording that a session has left, file by file. */
final class LeftRecording implements Leftover {
  private static final int SECTION_BYTES = 64 << 10;

  private final LeftBehind left;
  private final PublishedAs place;
  private final List<LeftBehind.Part> parts;
  private int at = -1;
  private Optional<CaptureFile> file = Optional.empty();

  private LeftRecording(LeftBehind left, PublishedAs place) throws IOException {
    this.left = left;
    this.place = place;
    parts = left.parts();
  }

  /**
   * Returns those that were to be published at a place, the oldest first. Those for another broker
   * are left out: who reads there is not meant to read them.
   */
  static List<Leftover> of(List<LeftBehind> all, PublishedAs place) {
    var found = new ArrayList<Leftover>();
    for (var left : all.reversed()) {
      try {
        if (left.publishedAs().contains(place)) {
          found.add(new LeftRecording(left, place));
        }
      } catch (IOException e) {
        // Another program deletes it.
      }
    }
    return found;
  }

  @Override
  public String capture() {
    return String.valueOf(left.folder().getFileName());
  }

  @Override
  public Optional<CaptureSection> read(long from) throws IOException {
    while (at < parts.size()) {
      if (file.isPresent()) {
        var capture = file.get();
        long number = Math.max(from, parts.get(at).first());
        long index = number - parts.get(at).first() + 1;
        if (index <= capture.last()) {
          return Optional.of(CaptureSection.of(capture, index, number, SECTION_BYTES));
        }
      }
      next();
    }
    return Optional.empty();
  }

  private void next() throws IOException {
    file.ifPresent(CaptureFile::close);
    file = Optional.empty();
    at++;
    if (at < parts.size()) {
      var opened = CaptureFile.open(parts.get(at).file());
      file = Optional.of(opened);
      awaitRead(opened);
    }
  }

  private static void awaitRead(CaptureFile file) throws IOException {
    try {
      while (!file.awaitRead(Duration.ofSeconds(1))) {}
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted.", e);
    }
  }

  @Override
  public void done() throws IOException {
    left.published(place);
  }
}
