package picklescope.cli;

import java.util.concurrent.Callable;
import picklescope.net.Network;
import picklescope.net.NetworkException;
import picklescope.pickle.PickleException;
import picklescope.python.Source;
import picklescope.python.SourceException;
import picklescope.send.Destination;
import picklescope.send.RawPayload;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code picklescope send}: one message. */
@Command(
    name = "send",
    header = "Sends one message: a Python call, or raw bytes.",
    description = {
      "Example: picklescope send localhost \"send(5, 'hello', [1, 2, 3], foo=78)\"",
      "That it was sent does not say that it has arrived: UDP has no answer."
    })
final class SendCommand implements Callable<Integer> {
  /** Not given: no shell can pass it. */
  private static final String NONE = "\0";

  @Spec private CommandSpec spec;

  @Parameters(
      index = "0",
      paramLabel = "HOST[:PORT]",
      description = "A computer's name or IP address, and its port. Usually port 4950.")
  private String destination = "";

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "CALL",
      description = "The call in Python, as in Vizard: send(5, 'hello', foo=78)")
  private String call = "";

  @Option(
      names = "--protocol",
      paramLabel = "N",
      description = "The pickle protocol, 0 to 5. Usually 4; Vizard up to 5 needs 2.")
  private int protocol = Network.DEFAULT_PROTOCOL;

  @Option(
      names = "--raw",
      paramLabel = "TEXT",
      description = "Sends text as it is, in UTF-8; \\n, \\x41 and \\u20ac are read as in Python.")
  private String raw = NONE;

  @Option(
      names = "--hex",
      paramLabel = "HEX",
      description = "Sends bytes given in hexadecimal digits.")
  private String hex = NONE;

  @Mixin private EnvelopeOption envelope = new EnvelopeOption();

  private final Streams streams;

  SendCommand(Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() throws Exception {
    var to = destination();
    byte[] payload = payload();
    try (var network = Network.to(to.host(), to.port())) {
      network.sendRaw(payload);
      streams.err().printf("sent %,d bytes to %s%n", payload.length, to);
    }
    return ExitCodes.OK;
  }

  private Destination destination() {
    try {
      return Destination.parse(destination);
    } catch (NetworkException e) {
      throw ExitCodes.usage(spec.commandLine(), e.getMessage());
    }
  }

  private byte[] payload() throws ExitCodes.MistakeException, PickleException {
    boolean isRaw = !raw.equals(NONE);
    boolean isHex = !hex.equals(NONE);
    if ((call.isEmpty() ? 0 : 1) + (isRaw ? 1 : 0) + (isHex ? 1 : 0) != 1) {
      throw ExitCodes.usage(
          spec.commandLine(), "Say what to send: a call, or --raw TEXT, or --hex HEX.");
    }
    if (protocol < 0 || protocol > 5) {
      throw ExitCodes.usage(
          spec.commandLine(), "--protocol: expected a number from 0 to 5, not " + protocol);
    }
    String text = isRaw ? raw : isHex ? hex : call;
    try {
      if (isRaw) {
        return RawPayload.ofText(raw);
      }
      if (isHex) {
        return RawPayload.ofHex(hex);
      }
      return envelope.envelope().encode(Source.call(call), protocol);
    } catch (SourceException e) {
      throw new ExitCodes.MistakeException(text, e);
    }
  }
}
