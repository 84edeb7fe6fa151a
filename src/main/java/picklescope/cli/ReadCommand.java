package picklescope.cli;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import picklescope.capture.CaptureFile;
import picklescope.capture.CaptureSummary;
import picklescope.filter.Filter;
import picklescope.python.text.Counted;
import picklescope.python.text.VisibleText;
import picklescope.session.EventDecoder;
import picklescope.session.FilterScan;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code picklescope read}: prints the messages of a capture file. */
@Command(
    name = "read",
    header = "Prints the messages of a capture file, one line each.",
    description = "It reads pcapng and pcap files of Wireshark, tcpdump and Picklescope.")
final class ReadCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE|-", description = "A capture file; - is standard input.")
  private String file = "";

  @Mixin private FormatOption format = new FormatOption();

  @Option(
      names = {"-c", "--max"},
      paramLabel = "N",
      description = "Ends after N messages.")
  private long most = Long.MAX_VALUE;

  @Option(names = "--count", description = "Prints only the number of messages.")
  private boolean countOnly;

  @Mixin private FilterOption filter = new FilterOption();

  @Mixin private EnvelopeOption envelope = new EnvelopeOption();

  @Mixin private SurroundingsOption around = new SurroundingsOption();

  @Mixin private CaptureOutput write = new CaptureOutput();

  private final Streams streams;
  private final StopSignal stop;

  /** The names in the file, which may occur at any position. */
  private volatile Function<InetAddress, Optional<String>> names = _ -> Optional.empty();

  ReadCommand(Streams streams, StopSignal stop) {
    this.streams = streams;
    this.stop = stop;
  }

  @Override
  public Integer call() throws Exception {
    checkArguments();
    var summary = summary();
    Stream.concat(summary.notShown().stream(), summary.problems().stream())
        .forEach(line -> streams.err().println(spec.qualifiedName() + ": " + line));
    return summary.problems().isEmpty() ? ExitCodes.OK : ExitCodes.FAILED;
  }

  private void checkArguments() throws IOException {
    if (most < 1) {
      throw ExitCodes.usage(spec.commandLine(), "-c: expected 1 or more, not " + most);
    }
    if (countOnly && (format.isGiven() || write.isGiven())) {
      throw ExitCodes.usage(
          spec.commandLine(), "--count prints only a number: leave --format and -w out.");
    }
    write.check(spec.commandLine(), format.isGiven());
    if (file.isBlank()) {
      throw ExitCodes.usage(
          spec.commandLine(), "Specify what to read: FILE, or - for standard input.");
    }
    if (write.is(isStandardInput() ? InputFile.STANDARD_INPUT : Path.of(file))) {
      throw ExitCodes.usage(spec.commandLine(), "-w would overwrite the file that is read.");
    }
  }

  private CaptureSummary summary() throws Exception {
    if (isStandardInput()) {
      return readStream(streams.in());
    }
    if (InputFile.isStream(Path.of(file))) {
      try (var in = InputFile.open(Path.of(file))) {
        return readStream(in);
      }
    }
    return readFile();
  }

  private boolean isStandardInput() {
    return file.equals("-");
  }

  private CaptureSummary readFile()
      throws IOException,
          ExitCodes.MistakeException,
          InterruptedException,
          StopSignal.StoppedException {
    var chosen = filter.filter(streams.err());
    if (countOnly && chosen.text().isBlank()) {
      return countFile();
    }
    var decoder = decoder(senders(countOnly && !chosen.needsSender()));
    stop.handle();
    try (var capture = CaptureFile.open(Path.of(file));
        var scan =
            new FilterScan(chosen, capture, decoder, Runtime.getRuntime().availableProcessors());
        var listing = listing(decoder, chosen)) {
      names = capture::nameOf;
      var reading = new FileReading(capture, stop);
      if (chosen.needsSender()) {
        reading.awaitNames();
      }
      reading.list(scan, listing);
      var summary = capture.summary();
      listing.dropped(capture);
      finish(listing);
      checkUnchanged(capture);
      return summary;
    } catch (NoSuchElementException e) {
      throw new IOException(
          "%s was changed or truncated while it was read: the messages from there on are missing."
              .formatted(file),
          e);
    }
  }

  /**
   * Reads the last message once more: filters leave out what cannot be read any more.
   *
   * @throws NoSuchElementException if the file has been changed or truncated
   */
  private static void checkUnchanged(CaptureFile capture) {
    if (capture.last() > 0) {
      capture.get(capture.last());
    }
  }

  private CaptureSummary countFile() throws IOException, StopSignal.StoppedException {
    stop.handle();
    try (var capture = CaptureFile.open(Path.of(file))) {
      print(new FileReading(capture, stop).count(most));
      return capture.summary();
    }
  }

  private CaptureSummary readStream(InputStream in)
      throws IOException, ExitCodes.MistakeException, StopSignal.StoppedException {
    if (around.isGiven()) {
      throw ExitCodes.usage(
          spec.commandLine(), "--before and --after read a file, not a pipe: save it first.");
    }
    stop.handleWhileReading();
    var chosen = filter.filter(streams.err());
    var senders = senders(false);
    var decoder = decoder(senders);
    Predicate<InetAddress> named =
        address -> !senders.apply(address).equals(address.getHostAddress());
    try (var reading = new StreamReading(stop, named, streams.err())) {
      names = reading::nameOf;
      var summary = reading.list(in, () -> listing(decoder, chosen));
      if (reading.listing().isPresent()) {
        reading.listing().get().droppedBetween(summary.droppedPackets());
        finish(reading.listing().get());
      }
      return summary;
    }
  }

  /**
   * Returns the names of senders.
   *
   * @param anonymous whether nobody sees the senders' names, so that the user's names for computers
   *     need not be read from the settings
   */
  private Function<InetAddress, String> senders(boolean anonymous) {
    return anonymous
        ? InetAddress::getHostAddress
        : SenderAliases.load(streams.err()).before(address -> names.apply(address));
  }

  private EventDecoder decoder(Function<InetAddress, String> senders)
      throws IOException, ExitCodes.MistakeException {
    var envelopes = envelope.envelopes();
    return EventDecoder.ofAddresses(() -> envelopes, senders);
  }

  private Listing listing(EventDecoder decoder, Filter chosen) throws IOException {
    return new Listing(
        decoder,
        chosen,
        format.format(write.isGiven() || countOnly),
        streams.out(),
        write.open(spec.commandLine(), streams.out(), decoder, nanos -> nanos),
        around.surroundings(spec.commandLine(), chosen),
        most);
  }

  private void finish(Listing listing) throws IOException {
    listing.flush();
    listing.reportUndecided(streams.err());
    if (countOnly) {
      print(listing.count());
    }
    if (stop.isSet() && write.isGiven() && !write.isStandardOutput()) {
      streams
          .err()
          .printf(
              "%s: stopped; %s written to %s%n",
              spec.qualifiedName(),
              Counted.messages(listing.count()),
              VisibleText.line(write.name()));
    }
  }

  private void print(long number) throws IOException {
    streams.out().line(Long.toString(number));
    streams.out().flush();
  }
}
