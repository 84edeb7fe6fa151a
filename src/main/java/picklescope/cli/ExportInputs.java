package picklescope.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picklescope.capture.CaptureFile;
import picklescope.event.Envelopes;
import picklescope.feed.FeedException;
import picklescope.feed.LabAddress;
import picklescope.file.ShortPaths;
import picklescope.python.text.VisibleText;
import picklescope.session.EventDecoder;
import picklescope.session.ExportedCapture;
import picklescope.session.Lab;
import picklescope.session.LabClocks;
import picklescope.session.LabCopy;
import picklescope.session.LabCounts;

/**
 * The captures that are exported: files, or what a lab's server has, which is copied to temporary
 * files, because it is read twice. Those are deleted at the end.
 */
final class ExportInputs implements AutoCloseable {
  private final StopSignal stop;
  private final Envelopes envelopes;
  private final SenderAliases aliases;
  private final List<CaptureFile> opened = new ArrayList<>();
  private final List<ExportedCapture> captures = new ArrayList<>();
  private final List<String> clocks = new ArrayList<>();
  private Optional<Path> copies = Optional.empty();

  /**
   * Creates it, with nothing.
   *
   * @param stop ends reading
   */
  ExportInputs(StopSignal stop, Envelopes envelopes, SenderAliases aliases) {
    this.stop = stop;
    this.envelopes = envelopes;
    this.aliases = aliases;
  }

  /** Adds files, and reads them to their ends. */
  void add(List<Path> files) throws IOException, InterruptedException {
    for (Path file : files) {
      opened.add(CaptureFile.open(file));
    }
    for (int i = 0; i < files.size(); i++) {
      CaptureFile capture = opened.get(i);
      String name = VisibleText.line(ShortPaths.of(files.get(i), files).toString());
      captures.add(ExportedCapture.of(name, capture, decoder(capture)));
    }
  }

  /**
   * Adds what a lab's server has.
   *
   * @param beside a path beside which there is room for it
   */
  void add(LabAddress server, Lab.Query query, Path beside)
      throws IOException, InterruptedException {
    for (var copied : copies(server, query, beside)) {
      var capture = CaptureFile.open(copied.file());
      opened.add(capture);
      captures.add(ExportedCapture.of(copied, capture, decoder(capture)));
      if (query.aligned()) {
        clocks.add(clock(copied.read()));
      }
    }
  }

  private static String clock(LabCounts read) {
    return "%s: %s"
        .formatted(
            read.host(),
            read.clock()
                .map(LabClocks::text)
                .orElse("its clock is not known, because it does not publish at present"));
  }

  private List<LabCopy.Copied> copies(LabAddress server, Lab.Query query, Path beside)
      throws IOException, InterruptedException {
    Path whole = beside.toAbsolutePath().normalize();
    Path parent = Optional.ofNullable(whole.getParent()).orElse(whole);
    try {
      Files.createDirectories(parent);
      Path folder = Files.createTempDirectory(parent, ".picklescope-lab-");
      copies = Optional.of(folder);
      return new LabCopy(query, folder, () -> !stop.isSet()).from(server);
    } catch (FeedException e) {
      throw e;
    } catch (IOException e) {
      throw new IOException(
          "The messages of the lab could not be copied to '%s' (%s): name a folder on a disk with more room, or where you may write."
              .formatted(VisibleText.line(parent.toString()), e.getMessage()),
          e);
    }
  }

  private EventDecoder decoder(CaptureFile capture) throws IOException, InterruptedException {
    new FileReading(capture, stop).awaitNames();
    return EventDecoder.ofAddresses(() -> envelopes, aliases.before(capture::nameOf));
  }

  List<ExportedCapture> captures() {
    return captures;
  }

  /** Returns how far the clocks of a lab differ, for the user; empty unless that is asked. */
  List<String> clocks() {
    return clocks;
  }

  /** Returns how the captures are damaged, for the user. */
  List<String> problems() {
    return opened.stream().flatMap(capture -> capture.summary().problems().stream()).toList();
  }

  /** Closes the captures, and deletes what was copied. */
  @Override
  public void close() throws IOException {
    opened.forEach(CaptureFile::close);
    if (copies.isPresent()) {
      List<Path> left;
      try (Stream<Path> files = Files.walk(copies.get())) {
        left = files.sorted(Comparator.reverseOrder()).toList();
      }
      for (Path file : left) {
        Files.delete(file);
      }
    }
  }
}
