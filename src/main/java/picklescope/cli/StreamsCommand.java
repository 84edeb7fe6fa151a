package picklescope.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picklescope.capture.CaptureFile;
import picklescope.net.PortSharing;
import picklescope.python.source.SourceException;
import picklescope.session.CaptureView;
import picklescope.session.EventDecoder;
import picklescope.stream.Alarm;
import picklescope.stream.StreamGrouping;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code picklescope streams}: statistics of streams, live or of a file, and alarms. */
@Command(
    name = "streams",
    header = "Shows who sends what and how often, and what is odd about it.",
    description =
        "A stream is what one computer sends in one shape to one port. On a terminal the table is "
            + "live; elsewhere it is printed at the end: of FILE, after --duration, or at Ctrl+C.")
final class StreamsCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "FILE",
      arity = "0..1",
      description = "A capture file; without one it listens.")
  private String file = NotGiven.TEXT;

  @Mixin private PortsOption ports = new PortsOption();

  @Option(
      names = "--by",
      paramLabel = "EXPR",
      description =
          "Groups messages by the value of an expression instead, for example "
              + "--by \"sender, action\".")
  private String by = "";

  @Option(
      names = "--format",
      paramLabel = "text|json|csv",
      description = "A table, a JSON object for each stream, or CSV. Usually text.")
  private StreamsText format = StreamsText.text;

  @Option(
      names = "--duration",
      paramLabel = "SECONDS",
      description = "Ends after SECONDS seconds, for example 0.5.")
  private double seconds = Double.POSITIVE_INFINITY;

  @Option(
      names = "--alarm",
      paramLabel = "ALARM",
      description =
          "Prints a line when a stream falls silent (\"silent 2s\"), when its rate is too low or"
              + " too high (\"rate < 50\", \"rate > 200\"), or when a message has come (\"filter:"
              + " foo > 50\"); and the exit code is 3. \"for LAB-3\" at the end names streams. May"
              + " be given more than once.")
  private List<String> alarms = new ArrayList<>();

  @Option(names = "--until-alarm", description = "Ends at the first alarm.")
  private boolean untilAlarm;

  @Mixin private FilterOption filter = new FilterOption();

  @Mixin private EnvelopeOption envelope = new EnvelopeOption();

  @Mixin private NamesOption names = new NamesOption();

  private final Streams streams;
  private final StopSignal stop;

  StreamsCommand(Streams streams, StopSignal stop) {
    this.streams = streams;
    this.stop = stop;
  }

  @Override
  public Integer call() throws Exception {
    checkArguments();
    var asked =
        new StreamsAsked(filter.filter(streams.err()), grouping(), alarms(), format, untilAlarm);
    return isLive() ? listen(asked) : read(asked);
  }

  private boolean isLive() {
    return file.equals(NotGiven.TEXT);
  }

  private void checkArguments() {
    if (file.isBlank()) {
      throw ExitCodes.usage(spec.commandLine(), InputFile.NO_NAME);
    }
    if (!isLive() && ports.isGiven()) {
      throw ExitCodes.usage(spec.commandLine(), "Give either FILE or -p: a file has its ports.");
    }
    if (file.equals("-") || !isLive() && InputFile.isStream(Path.of(file))) {
      throw ExitCodes.usage(
          spec.commandLine(), "FILE has to be a capture file: save the stream into one first.");
    }
    if (!isLive() && seconds < Double.POSITIVE_INFINITY) {
      throw ExitCodes.usage(spec.commandLine(), "--duration: a file ends by itself, leave it out.");
    }
    if (!(seconds > 0)) {
      throw ExitCodes.usage(
          spec.commandLine(), "--duration: expected more than 0 seconds, not " + seconds);
    }
    if (untilAlarm && alarms.isEmpty()) {
      throw ExitCodes.usage(spec.commandLine(), "--until-alarm: give an --alarm too.");
    }
    ports.specs(spec.commandLine());
  }

  private StreamGrouping grouping() throws ExitCodes.MistakeException {
    try {
      return StreamGrouping.of(by);
    } catch (SourceException e) {
      throw new ExitCodes.MistakeException(by, e);
    }
  }

  private List<Alarm> alarms() throws ExitCodes.MistakeException {
    var read = new ArrayList<Alarm>();
    for (String text : alarms) {
      try {
        read.add(Alarm.of(text));
      } catch (SourceException e) {
        throw new ExitCodes.MistakeException(text, e);
      }
    }
    return read;
  }

  private int listen(StreamsAsked asked) throws Exception {
    try (var session = RecordingSession.open(stop, envelope, names, streams.err())) {
      PortOpening.open(
          session,
          ports.specs(spec.commandLine()),
          PortSharing.EXCLUSIVE,
          spec.qualifiedName(),
          streams.err());
      var ports = new PortsReport(session.ports(), streams.err());
      boolean rang = reading(asked).live(session.live(), nanos(), ports);
      ports.others();
      ports.losses();
      return rang ? ExitCodes.ALARM : ExitCodes.OK;
    }
  }

  private StreamsReading reading(StreamsAsked asked) {
    return new StreamsReading(asked, streams, stop, System::nanoTime);
  }

  private long nanos() {
    return (long) Math.min(Long.MAX_VALUE / 2, seconds * 1e9);
  }

  private int read(StreamsAsked asked) throws Exception {
    var envelopes = envelope.envelopes();
    stop.handle();
    try (var capture = CaptureFile.open(Path.of(file))) {
      new FileReading(capture, stop).awaitNames();
      var decoder =
          EventDecoder.ofAddresses(
              () -> envelopes, SenderAliases.load(streams.err()).before(capture::nameOf));
      var view = new CaptureView(capture, decoder, capture::nameCount);
      boolean rang = reading(asked).whole(view);
      var summary = capture.summary();
      Stream.concat(summary.notShown().stream(), summary.problems().stream())
          .forEach(line -> streams.err().println(spec.qualifiedName() + ": " + line));
      return rang
          ? ExitCodes.ALARM
          : summary.problems().isEmpty() ? ExitCodes.OK : ExitCodes.FAILED;
    }
  }
}
