package picklescope.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picklescope.event.Envelopes;
import picklescope.net.NetworkException;
import picklescope.net.SendSocket;
import picklescope.python.source.SourceException;
import picklescope.python.text.Counted;
import picklescope.saved.SavedSendsFile;
import picklescope.saved.SavedTree;
import picklescope.send.CompiledMessage;
import picklescope.send.Message;
import picklescope.send.Repeat;
import picklescope.send.Rhythm;
import picklescope.send.SavedSend;
import picklescope.send.SendContext;
import picklescope.send.SendJob;
import picklescope.send.Sequence;
import picklescope.send.Target;
import picklescope.send.Transmitter;
import picklescope.settings.Settings;
import picklescope.settings.UserFolders;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code picklescope send}: sends a message once or repeatedly. */
@Command(
    name = "send",
    header = "Sends a message: a Python call or raw bytes, once or repeatedly.",
    description = {
      "Example: picklescope send localhost \"send(5, 'hello', [1, 2, 3], foo=78)\"",
      "Values may change: n counts the messages from 0, t is seconds since the first, now is"
          + " time.time(); sin, cos, random(), uniform(a, b), choice([...]) and more of Python's"
          + " math and random: picklescope send lab-3 \"send(pos=[sin(t), 1.8, cos(t)], n=n)\""
          + " --rate 60",
      "A sent message may get lost: UDP does not report whether it has arrived. If a destination"
          + " answers within a tenth of a second that nothing listens on the port, that is"
          + " reported, and the exit code is 1."
    })
final class SendCommand implements Callable<Integer> {
  private static final long LOOK_NANOS = 20_000_000;

  /** More than a computer in the same building needs to refuse. */
  private static final long REFUSAL_NANOS = 100_000_000;

  @Spec private CommandSpec spec;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "HOST[:PORT]",
      description =
          "A computer's name or IP address, and its port, usually 4950. Several are "
              + "separated by commas; broadcast and multicast addresses too.")
  private String destination = "";

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "CALL",
      description = "The call in Python, as in Vizard: send(5, 'hello', foo=78)")
  private String call = "";

  @Option(
      names = "--saved",
      paramLabel = "NAME",
      description =
          "Sends the saved message of that name (or folder/name), to its destination or HOST.")
  private String saved = NotGiven.TEXT;

  @Option(
      names = "--sequence",
      paramLabel = "FOLDER",
      description =
          "Sends the saved messages of that folder in their order, with the waits that are "
              + "saved with them, each to its destination or HOST.")
  private String sequence = NotGiven.TEXT;

  @Option(
      names = "--saved-in",
      paramLabel = "FILE",
      description = "The file of saved sends. Usually the one in the settings folder.")
  private Optional<Path> savedIn = Optional.empty();

  @Mixin private MessageOptions message = new MessageOptions();

  @Mixin private RhythmOptions rhythm = new RhythmOptions();

  @Mixin private SocketOptions socket = new SocketOptions();

  private final Streams streams;
  private final StopSignal stop;

  SendCommand(Streams streams, StopSignal stop) {
    this.streams = streams;
    this.stop = stop;
  }

  @Override
  public Integer call() throws Exception {
    var requested = rhythm.rhythm(spec.commandLine());
    if (message.namesPorts()) {
      throw ExitCodes.usage(
          spec.commandLine(), "A message has one envelope: write --envelope json, without a port.");
    }
    var written = message.message(spec.commandLine(), call);
    if (!sequence.equals(NotGiven.TEXT)) {
      if (written.isPresent() || requested.isPresent() || !saved.equals(NotGiven.TEXT)) {
        throw ExitCodes.usage(
            spec.commandLine(), "--sequence sends a folder once: leave message and rhythm out.");
      }
      return sequence();
    }
    if (!saved.equals(NotGiven.TEXT)) {
      if (written.isPresent()) {
        throw ExitCodes.usage(spec.commandLine(), "Specify a message or --saved, not both.");
      }
      var found = saved();
      var from = target(found);
      var one = found.message().in(envelopes(), from);
      return send(one, MessageOptions.compiled(one), from, requested.or(found::rhythm));
    }
    if (destination.isEmpty()) {
      throw ExitCodes.usage(spec.commandLine(), "Specify a destination: HOST or HOST:PORT.");
    }
    var to = socket.target(spec.commandLine(), destination);
    var given =
        written.orElseThrow(() ->
            ExitCodes.usage(
                spec.commandLine(),
                "Specify what to send: a call, or --bare EXPR, --raw TEXT, --hex HEX, --base64"
                    + " TEXT, --file FILE, --python EXPR, or --saved NAME."));
    return send(given, MessageOptions.given(given), to, requested);
  }

  private Target target(SavedSend one) {
    var to = socket.target(spec.commandLine(), destination.isEmpty() ? one.to() : destination);
    return destination.isEmpty() ? new Target(to.destinations(), one.options()) : to;
  }

  /** Returns the envelopes of the ports, which are those of the window. */
  private Envelopes envelopes() {
    return RememberedSettings.load(streams.err()).get(Settings.ENVELOPES);
  }

  private SavedSendsFile file() {
    return savedIn.map(SavedSendsFile::new).orElse(SavedSendsFile.own(UserFolders.usual()));
  }

  private int sequence() throws Exception {
    var sends = SavedTree.members(file().read().sends(), new SavedTree.Folder(sequence));
    if (sends.isEmpty()) {
      throw new IOException(
          "There is no folder '%s' with sends in %s.".formatted(sequence, file().path()));
    }
    var envelopes = envelopes();
    var steps = new ArrayList<Sequence.Step>();
    for (var one : sends) {
      var target = target(one);
      var compiled = MessageOptions.compiled(one.message().in(envelopes, target));
      steps.add(
          new Sequence.Step(
              compiled,
              Transmitter.open(target, SendSocket::open, (_, _, _, _) -> {}),
              one.waitMillis() * 1_000_000L));
    }
    stop.handle();
    var running = Sequence.start(steps);
    try (running) {
      while (running.status().state().isActive() && !stop.isSet()) {
        stop.await(LOOK_NANOS);
      }
    }
    var status = running.status();
    streams
        .err()
        .printf(
            "sent %,d of %s%n", status.sent() - status.failed(), Counted.messages(sends.size()));
    if (!status.problem().isEmpty()) {
      throw new NetworkException(status.problem());
    }
    return ExitCodes.OK;
  }

  private SavedSend saved() throws IOException {
    var file = file();
    List<SavedSend> found = SavedSendsFile.named(file.read(), saved);
    if (found.size() == 1) {
      return found.getFirst();
    }
    throw new IOException(
        found.isEmpty()
            ? "Nothing is saved as '%s' in %s.".formatted(saved, file.path())
            : "%d sends are saved as '%s': write folder/name, one of %s."
                .formatted(
                    found.size(),
                    saved,
                    String.join(", ", found.stream().map(SavedSend::path).toList())));
  }

  private int send(
      Message message, CompiledMessage compiled, Target target, Optional<Rhythm> rhythm)
      throws Exception {
    byte[] first = first(message, compiled);
    var transmitter = Transmitter.open(target, SendSocket::open, (_, _, _, _) -> {});
    if (rhythm.isEmpty()) {
      try (transmitter) {
        transmitter.send(first);
        streams.err().printf("sent %s to %s%n", Counted.bytes(first.length), target);
        checkRefusal(transmitter.awaitRefusal(REFUSAL_NANOS));
      }
      return ExitCodes.OK;
    }
    stop.handle();
    return repeat(Repeat.start(compiled, rhythm.get(), transmitter), target);
  }

  private static void checkRefusal(Optional<String> refusal) throws NetworkException {
    if (refusal.isPresent()) {
      throw new NetworkException(refusal.get());
    }
  }

  private static byte[] first(Message message, CompiledMessage compiled) throws Exception {
    try {
      return compiled.payload(SendContext.first());
    } catch (SourceException e) {
      throw new ExitCodes.MistakeException(message.text(), e);
    }
  }

  private int repeat(Repeat repeat, Target target) throws NetworkException {
    long start = System.nanoTime();
    try (repeat) {
      while (repeat.status().state().isActive() && !stop.isSet()) {
        stop.await(LOOK_NANOS);
      }
      repeat.close();
      var status = repeat.status();
      double seconds = (System.nanoTime() - start) / 1e9;
      streams
          .err()
          .printf(
              "sent %s to %s in %.1f s, %,.1f a second%n",
              Counted.messages(status.sent() - status.failed()),
              target,
              seconds,
              status.sent() / seconds);
      if (status.failed() > 0 || status.state() == SendJob.State.FAILED) {
        throw new NetworkException(
            status.failed() > 0
                ? "%s not sent. %s"
                    .formatted(Counted.messagesWere(status.failed()), status.problem())
                : status.problem());
      }
      checkRefusal(Optional.of(status.problem()).filter(refusal -> !refusal.isEmpty()));
    }
    return ExitCodes.OK;
  }
}
