package picklescope.cli;

import java.util.Optional;
import java.util.stream.Stream;
import picklescope.export.StreamExport;
import picklescope.stream.AlarmNews;
import picklescope.stream.StreamsSnapshot;

/** The formats in which streams are printed. */
enum StreamsText {
  text {
    @Override
    Stream<String> lines(StreamsSnapshot snapshot) {
      return StreamTable.lines(snapshot).stream();
    }

    @Override
    Optional<String> alarm(AlarmNews news) {
      return Optional.of((news.begins() ? "alarm  " : "over   ") + news.text());
    }
  },
  json {
    @Override
    Stream<String> lines(StreamsSnapshot snapshot) {
      return StreamTable.sorted(snapshot).stream().map(StreamExport::json);
    }

    @Override
    Optional<String> alarm(AlarmNews news) {
      return Optional.of(StreamExport.json(news));
    }
  },
  csv {
    @Override
    Stream<String> lines(StreamsSnapshot snapshot) {
      var rows = StreamTable.sorted(snapshot).stream().map(StreamExport::csv);
      return Stream.concat(Stream.of(StreamExport.csvHeader()), rows);
    }

    @Override
    Optional<String> alarm(AlarmNews news) {
      return Optional.empty(); // each line is a stream
    }
  };

  /** Returns the lines of all streams, each of which may take a moment. */
  abstract Stream<String> lines(StreamsSnapshot snapshot);

  /** Returns the line of an alarm among them; empty if it cannot stand there. */
  abstract Optional<String> alarm(AlarmNews news);
}
