package picklescope.cli;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Stream;
import picklescope.capture.CaptureFile;
import picklescope.capture.CaptureStream;
import picklescope.capture.CaptureSummary;
import picklescope.capture.Notes;
import picklescope.event.Datagram;
import picklescope.event.Envelopes;
import picklescope.filter.Filter;
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
  private static final Duration LOOK = Duration.ofMillis(20);

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE|-", description = "A capture file; - is standard input.")
  private String file = "";

  @Option(
      names = "--format",
      paramLabel = "text|json|csv",
      description = "A line to read, a JSON object a line, or CSV. Usually text.")
  private Optional<EventText> format = Optional.empty();

  @Option(
      names = {"-c", "--max"},
      paramLabel = "N",
      description = "Ends after N messages.")
  private long most = Long.MAX_VALUE;

  @Option(names = "--count", description = "Prints only the number of messages.")
  private boolean countOnly;

  @Mixin private FilterOption filter = new FilterOption();

  @Mixin private EnvelopeOption envelope = new EnvelopeOption();

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
    if (countOnly && (format.isPresent() || write.isGiven())) {
      throw ExitCodes.usage(
          spec.commandLine(), "--count prints only a number: leave --format and -w out.");
    }
    write.check(spec.commandLine(), format.isPresent());
    if (file.isBlank()) {
      throw ExitCodes.usage(
          spec.commandLine(), "Specify what to read: FILE, or - for standard input.");
    }
    if (!isStandardInput() && write.is(Path.of(file))) {
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
    var decoder = decoder();
    stop.handle();
    try (var capture = CaptureFile.open(Path.of(file));
        var scan =
            new FilterScan(chosen, capture, decoder, Runtime.getRuntime().availableProcessors());
        var listing = listing(decoder, chosen)) {
      names = capture::nameOf;
      // The name of a computer may follow its messages in the file.
      while (chosen.needsSender() && !stop.isSet() && !capture.awaitRead(LOOK)) {}
      long next = 1;
      boolean all = false;
      while (!stop.isSet() && !listing.hasEnough()) {
        long last = capture.last();
        if (next <= last) {
          scan.scan(next, last, (numbers, _) -> take(listing, capture, numbers) && !stop.isSet());
          next = last + 1;
          continue;
        }
        if (all) {
          break;
        }
        all =
            capture.summary().finished(); // what was found until now is processed in the next round
        if (!all) {
          listing.flush();
          stop.await(1_000_000);
        }
      }
      listing.addUndecided(scan.undecided());
      finish(listing);
      return capture.summary();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /** Counts all messages without decoding them. */
  private CaptureSummary countFile()
      throws IOException, InterruptedException, StopSignal.StoppedException {
    stop.handle();
    try (var capture = CaptureFile.open(Path.of(file))) {
      while (!stop.isSet() && capture.last() < most && !capture.summary().finished()) {
        stop.await(1_000_000);
      }
      streams.out().line(Long.toString(Math.min(most, capture.last())));
      streams.out().flush();
      return capture.summary();
    }
  }

  /** Processes datagrams and returns whether more can be processed. */
  private static boolean take(Listing listing, CaptureFile capture, long[] numbers) {
    try {
      listing.takeChosen(capture, numbers);
      return !listing.hasEnough();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private CaptureSummary readStream(InputStream in)
      throws IOException, ExitCodes.MistakeException, StopSignal.StoppedException {
    stop.handleWhileReading();
    try (var listing = listing(decoder(), filter.filter(streams.err()))) {
      try {
        var summary = new CaptureStream(flushing(in, listing)).read(new Taking(listing));
        finish(listing);
        return summary;
      } catch (EnoughException e) {
        finish(listing);
        return CaptureSummary.NONE;
      } catch (UncheckedIOException e) {
        throw e.getCause();
      }
    }
  }

  /** Returns a stream that flushes the output before it waits for more input. */
  private static InputStream flushing(InputStream stream, Listing listing) {
    return new FilterInputStream(stream) {
      @Override
      public int read(byte[] into, int from, int length) throws IOException {
        if (in.available() == 0) {
          listing.flush();
        }
        return in.read(into, from, length);
      }
    };
  }

  /** Lists the datagrams of a stream. */
  private final class Taking implements CaptureStream.Listener {
    private final Map<InetAddress, String> found = new HashMap<>();
    private final Listing listing;

    Taking(Listing listing) {
      this.listing = listing;
      names = address -> Optional.ofNullable(found.get(address));
    }

    @Override
    public void datagram(Datagram datagram, Notes notes) {
      try {
        listing.take(datagram, notes);
        if (listing.hasEnough() || stop.isSet()) {
          throw new EnoughException();
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void name(InetAddress address, String name) {
      found.putIfAbsent(address, name);
    }
  }

  /** Ends reading a stream before its end. */
  private static final class EnoughException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    EnoughException() {
      super(null, null, false, false);
    }
  }

  private EventDecoder decoder() throws IOException, ExitCodes.MistakeException {
    var envelopes = Envelopes.all(envelope.envelope());
    return EventDecoder.ofAddresses(
        () -> envelopes, SenderAliases.before(address -> names.apply(address)));
  }

  private Listing listing(EventDecoder decoder, Filter chosen) throws IOException {
    boolean printed = format.isPresent() || !(write.isGiven() || countOnly);
    return new Listing(
        decoder,
        chosen,
        printed ? Optional.of(format.orElse(EventText.text)) : Optional.empty(),
        streams.out(),
        write.open(streams.out()),
        most);
  }

  private void finish(Listing listing) throws IOException {
    listing.flush();
    listing.reportUndecided(streams.err());
    if (countOnly) {
      streams.out().line(Long.toString(listing.count()));
      streams.out().flush();
    }
  }
}
