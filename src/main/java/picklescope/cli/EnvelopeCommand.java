package picklescope.cli;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picklescope.capture.Capture;
import picklescope.capture.CaptureFile;
import picklescope.capture.CaptureStream;
import picklescope.capture.Notes;
import picklescope.event.Datagram;
import picklescope.event.find.FoundEnvelope;
import picklescope.event.find.LikelyMessages;
import picklescope.event.find.ProbeReport;
import picklescope.event.find.SentCalls;
import picklescope.event.find.TestBattery;
import picklescope.export.ShellText;
import picklescope.net.PortSharing;
import picklescope.python.Call;
import picklescope.python.source.SourceException;
import picklescope.system.ThisComputer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code picklescope envelope}: finds how the arguments lie inside the payloads. */
@Command(
    name = "envelope",
    header = "Finds the envelope of messages, if you know what was sent.",
    description =
        "It looks for the values that were sent in a capture, in a report of picklescope_probe.py,"
            + " or in what arrives, and prints the envelopes that give exactly these, for"
            + " --envelope: the first suits most messages. Of many messages it looks at 64 in all"
            + " and 64 of each of 256 senders, fewer if they are large: those that have most of the"
            + " values, and the newest.")
final class EnvelopeCommand implements Callable<Integer> {
  private static final int MAX_REPORT = 8 << 20; // bytes
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  @Spec private CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "FILE|-",
      description = "A capture file, or a report of the probe; - is standard input.")
  private String file = NotGiven.TEXT;

  @Option(
      names = "--sent",
      paramLabel = "CALL",
      description =
          "What was sent, as in the script: \"send(5, 'hello', foo=78)\". May be given more "
              + "than once. Usually the test battery, which --battery prints.")
  private List<String> sent = new ArrayList<>();

  @Option(
      names = "--battery",
      description =
          "Prints the lines that send the test battery, for a script of Vizard, and ends.")
  private boolean battery;

  @Mixin private PortsOption ports = new PortsOption();

  @Option(
      names = "--duration",
      paramLabel = "SECONDS",
      description = "Listens so long at most. Usually 60.")
  private double seconds = 60;

  private final Streams streams;
  private final StopSignal stop;

  EnvelopeCommand(Streams streams, StopSignal stop) {
    this.streams = streams;
    this.stop = stop;
  }

  @Override
  public Integer call() throws Exception {
    if (battery) {
      streams.out().text(TestBattery.script(ThisComputer.name(), 4950));
      streams.out().flush();
      return ExitCodes.OK;
    }
    if (!(seconds > 0)) {
      throw ExitCodes.usage(
          spec.commandLine(), "--duration: expected more than 0 seconds, not " + seconds);
    }
    if (file.isBlank()) {
      throw ExitCodes.usage(spec.commandLine(), InputFile.NO_NAME);
    }
    boolean live = file.equals(NotGiven.TEXT);
    if (!live && ports.isGiven()) {
      throw ExitCodes.usage(spec.commandLine(), "Specify either a file or --port, not both.");
    }
    var calls = calls(); // a mistake in them is reported before anything is opened
    return live ? listen(calls) : read(calls);
  }

  private List<Call> calls() throws ExitCodes.MistakeException {
    String text = sent.isEmpty() ? String.join("\n", TestBattery.LINES) : String.join("\n", sent);
    try {
      return SentCalls.of(text);
    } catch (SourceException e) {
      throw new ExitCodes.MistakeException(text, e);
    }
  }

  private int read(List<Call> calls) throws Exception {
    var messages = new LikelyMessages(calls);
    if (file.equals("-") || InputFile.isStream(Path.of(file))) {
      stop.handleWhileReading();
      try (var in = file.equals("-") ? streams.in() : InputFile.open(Path.of(file))) {
        readStream(in, messages);
        return report(calls, messages);
      }
    }
    byte[] begin;
    try (var in = InputFile.open(Path.of(file))) {
      begin = in.readNBytes(100);
    }
    if (ProbeReport.is(begin)) {
      return readReport();
    }
    readCapture(messages);
    return report(calls, messages);
  }

  private int readReport() throws IOException, ExitCodes.MistakeException {
    try (var in = Files.newInputStream(Path.of(file))) {
      String text =
          new String(InputFile.bytes(in, file, MAX_REPORT), StandardCharsets.UTF_8)
              .replace("\r\n", "\n");
      try {
        var report = ProbeReport.of(text);
        var messages = new LikelyMessages(report.sent());
        report.arrived().forEach(messages::add);
        return report(report.sent(), messages);
      } catch (SourceException e) {
        throw new ExitCodes.MistakeException(text, e);
      }
    }
  }

  private void readCapture(LikelyMessages messages) throws Exception {
    stop.handle();
    try (var capture = CaptureFile.open(Path.of(file))) {
      new FileReading(capture, stop).awaitNames();
      add(capture, capture.first(), messages);
    }
  }

  private static void readStream(InputStream in, LikelyMessages messages) throws IOException {
    new CaptureStream(in)
        .read(
            new CaptureStream.Listener() {
              @Override
              public void datagram(Datagram datagram, Notes notes) {
                messages.add(datagram);
              }

              @Override
              public void name(InetAddress address, String name) {}
            });
  }

  /** Adds what a capture has now from a message on, and returns the number of the next one. */
  private long add(Capture capture, long from, LikelyMessages messages) {
    long last = capture.last();
    long number = Math.max(from, capture.first());
    for (; number <= last && !stop.isSet(); number++) {
      try {
        messages.add(capture.get(number));
      } catch (NoSuchElementException e) {
        // deleted meanwhile
      }
    }
    return number;
  }

  private int listen(List<Call> calls) throws Exception {
    try (var session =
        RecordingSession.open(stop, new EnvelopeOption(), new NamesOption(), streams.err())) {
      PortOpening.open(
          session,
          ports.specs(spec.commandLine()),
          PortSharing.EXCLUSIVE,
          spec.qualifiedName(),
          streams.err());
      long end = System.nanoTime() + (long) Math.min(Long.MAX_VALUE / 2, seconds * 1e9);
      var messages = new LikelyMessages(calls);
      long next = 1;
      while (!stop.isSet() && System.nanoTime() - end < 0) {
        next = add(session.capture(), next, messages);
        var found = messages.find(() -> !stop.isSet() && System.nanoTime() - end < 0);
        if (!found.isEmpty()) {
          return print(found);
        }
        stop.await(PAUSE_NANOS);
      }
      add(session.capture(), next, messages);
      return report(calls, messages);
    }
  }

  private int report(List<Call> calls, LikelyMessages messages) throws IOException {
    if (messages.isEmpty()) {
      streams.err().println(spec.qualifiedName() + ": there are no messages to look at.");
      return ExitCodes.FAILED;
    }
    var found = messages.find(() -> !stop.isSet());
    if (!found.isEmpty()) {
      return print(found);
    }
    if (stop.isSet()) {
      streams.err().println(spec.qualifiedName() + ": stopped before all were looked at.");
      return ExitCodes.FAILED;
    }
    streams
        .err()
        .printf(
            "%s: no envelope gives %s that was sent, for any of %s. Is it exactly what"
                + " was sent? --battery has lines that are known.%n",
            spec.qualifiedName(),
            calls.size() == 1 ? "the call" : "each of the %d calls".formatted(calls.size()),
            messages.text());
    return ExitCodes.FAILED;
  }

  private int print(List<FoundEnvelope> found) throws IOException {
    for (FoundEnvelope one : found) {
      streams.out().line(ShellText.inLiterals(one.envelope().text())); // to be pasted
    }
    streams.out().flush();
    var first = found.getFirst();
    streams.err().printf("%s: the first %s%n", spec.qualifiedName(), first.remark());
    return ExitCodes.OK;
  }
}
