package picklescope.export;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.PrimitiveIterator;
import java.util.stream.LongStream;
import picklescope.capture.CaptureSave;
import picklescope.event.Event;

/**
 * Formats of text files of events, one line each. Writing blocks until the disk has accepted the
 * data.
 */
public enum EventExport {
  /** One JSON object a line, as {@link EventJson} writes it. */
  JSON_LINES(".jsonl", ".json") {
    @Override
    Optional<String> header(ExportSource source) {
      return Optional.empty();
    }

    @Override
    String line(ExportSource source, Event event, String comment) {
      return EventJson.of(event, comment);
    }
  },
  /** As {@link EventCsv} writes it. */
  CSV(".csv") {
    @Override
    Optional<String> header(ExportSource source) {
      return Optional.of(EventCsv.header(source.columns()));
    }

    @Override
    String line(ExportSource source, Event event, String comment) {
      return EventCsv.of(event, source.columns(), comment);
    }
  };

  private static final int ASK_EVERY = 1024;

  private final String[] suffixes;

  EventExport(String... suffixes) {
    this.suffixes = suffixes;
  }

  /** Returns the format for the suffix of a file name; empty for a capture. */
  public static Optional<EventExport> of(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    for (EventExport form : values()) {
      for (String suffix : form.suffixes) {
        if (name.endsWith(suffix)) {
          return Optional.of(form);
        }
      }
    }
    return Optional.empty();
  }

  abstract Optional<String> header(ExportSource source);

  abstract String line(ExportSource source, Event event, String comment);

  /**
   * Writes the events of datagrams. A temporary file in the same folder is written, and renamed
   * when it is complete.
   *
   * @throws IOException if the file cannot be written; an existing file is then unchanged
   */
  public CaptureSave.Result write(
      ExportSource source, LongStream numbers, Path file, CaptureSave.Progress progress)
      throws IOException {
    return CaptureSave.whole(file, part -> write(source, numbers.iterator(), part, progress));
  }

  private CaptureSave.Result write(
      ExportSource source,
      PrimitiveIterator.OfLong numbers,
      Path part,
      CaptureSave.Progress progress)
      throws IOException {
    long saved = 0;
    long notHeld = 0;
    try (var out = Files.newBufferedWriter(part)) {
      var header = header(source);
      if (header.isPresent()) {
        line(header.get(), out);
      }
      while (numbers.hasNext()) {
        if ((saved + notHeld) % ASK_EVERY == 0 && !progress.goOn(saved + notHeld)) {
          return new CaptureSave.Result(saved, notHeld, true);
        }
        try {
          long number = numbers.nextLong();
          var event = source.decoder().apply(source.capture().get(number));
          line(line(source, event, source.comments().apply(number)), out);
          saved++;
        } catch (NoSuchElementException e) {
          notHeld++;
        }
      }
    }
    return new CaptureSave.Result(saved, notHeld, !progress.goOn(saved + notHeld));
  }

  private static void line(String text, BufferedWriter out) throws IOException {
    out.write(text);
    out.write('\n');
  }
}
