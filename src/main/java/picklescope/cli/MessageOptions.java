package picklescope.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import picklescope.event.Datagram;
import picklescope.event.Envelopes;
import picklescope.net.Network;
import picklescope.python.source.SourceException;
import picklescope.send.CompiledMessage;
import picklescope.send.Message;
import picklescope.send.MessageForm;
import picklescope.send.TextEncoding;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * The options for the message that is sent: raw bytes in one of several forms, and the encoding.
 */
final class MessageOptions {
  @Option(
      names = "--protocol",
      paramLabel = "N",
      description = "The pickle protocol, 0 to 5. Usually 4; Vizard up to 5 needs 2.")
  private int protocol = Network.DEFAULT_PROTOCOL;

  @Option(
      names = "--bare",
      paramLabel = "EXPR",
      description = "Sends a pickled Python value without a call's (args, kwargs).")
  private String bare = NotGiven.TEXT;

  @Option(
      names = "--raw",
      paramLabel = "TEXT",
      description = "Sends text unpickled, in UTF-8; \\n, \\x41 and \\u20ac are read as in Python.")
  private String raw = NotGiven.TEXT;

  @Option(
      names = "--encoding",
      paramLabel = "NAME",
      description = "Of --raw: UTF-8, Latin-1, ASCII, UTF-16 LE or UTF-16 BE.")
  private String encoding = TextEncoding.UTF_8.title();

  @Option(
      names = "--hex",
      paramLabel = "HEX",
      description = "Sends bytes given in hexadecimal digits.")
  private String hex = NotGiven.TEXT;

  @Option(names = "--base64", paramLabel = "TEXT", description = "Sends bytes given in base64.")
  private String base64 = NotGiven.TEXT;

  @Option(names = "--file", paramLabel = "FILE", description = "Sends the bytes of a file.")
  private String file = NotGiven.TEXT;

  @Option(
      names = "--python",
      paramLabel = "EXPR",
      description =
          "Sends the bytes that a Python expression returns, for example "
              + "--python \"struct.pack('<3f', 1, 2, sin(t))\"")
  private String python = NotGiven.TEXT;

  @Option(
      names = "--json",
      paramLabel = "EXPR",
      description = "Sends a value as JSON, for example --json \"{'trial': n, 't': t}\"")
  private String json = NotGiven.TEXT;

  @Option(
      names = "--csv",
      paramLabel = "VALUES",
      description = "Sends a line of CSV, for example --csv \"n, sin(t), 'left'\"")
  private String csv = NotGiven.TEXT;

  @Option(
      names = "--struct",
      paramLabel = "FORMAT VALUES",
      description = "Sends packed values, for example --struct \"<3f 1, 2, sin(t)\"")
  private String struct = NotGiven.TEXT;

  @Option(
      names = "--osc",
      paramLabel = "ADDRESS VALUES",
      description = "Sends an OSC message, for example --osc \"/track/1/pos [sin(t), 1.8]\"")
  private String osc = NotGiven.TEXT;

  @Option(names = "--msgpack", paramLabel = "EXPR", description = "Sends a value as MessagePack")
  private String msgpack = NotGiven.TEXT;

  @Mixin private EnvelopeOption envelope = new EnvelopeOption();

  /**
   * Returns the message of these options or a call.
   *
   * @param call the call; empty if none is given
   * @return the message; empty if neither is given
   */
  Optional<Message> message(CommandLine command, String call) throws ExitCodes.MistakeException {
    Message message = null;
    int given = 0;
    for (var form : MessageForm.values()) {
      String text = text(form, call);
      if (!text.equals(NotGiven.TEXT)) {
        given++;
        message =
            new Message(form, text, protocol, envelope.envelopes().usual(), encoding(command));
      }
    }
    if (given > 1) {
      throw ExitCodes.usage(
          command,
          "Specify only one message: a call, --bare, --raw, --hex, --base64, --file,"
              + " --python, --json, --csv, --struct, --osc or --msgpack.");
    }
    if (protocol < 0 || protocol > 5) {
      throw ExitCodes.usage(command, "--protocol: expected a number from 0 to 5, not " + protocol);
    }
    return Optional.ofNullable(message);
  }

  /** Returns the envelopes with which messages are read. */
  Envelopes envelopes() throws ExitCodes.MistakeException {
    return envelope.envelopes();
  }

  /** Returns whether there is an envelope for one port or one sender only. */
  boolean namesPorts() {
    return envelope.namesPorts();
  }

  private TextEncoding encoding(CommandLine command) {
    return TextEncoding.named(encoding)
        .orElseThrow(() ->
            ExitCodes.usage(
                command,
                "--encoding: expected UTF-8, Latin-1, ASCII, UTF-16 LE or UTF-16 BE, not "
                    + encoding));
  }

  private String text(MessageForm form, String call) {
    return switch (form) {
      case CALL -> call.isEmpty() ? NotGiven.TEXT : call;
      case BARE -> bare;
      case TEXT -> raw;
      case HEX -> hex;
      case BASE64 -> base64;
      case FILE -> file;
      case PYTHON -> python;
      case JSON -> json;
      case CSV -> csv;
      case STRUCT -> struct;
      case OSC -> osc;
      case MSGPACK -> msgpack;
    };
  }

  /** Compiles a message; the exception for a mistake in it marks its position. */
  static CompiledMessage compiled(Message message) throws Exception {
    try {
      return message.compile();
    } catch (SourceException e) {
      throw new ExitCodes.MistakeException(message.text(), e);
    }
  }

  /**
   * Compiles a message of these options. Unlike that of a saved send, its file may be a pipe or a
   * device, or on another computer.
   */
  static CompiledMessage given(Message message) throws Exception {
    if (message.form() == MessageForm.FILE && isReadable(message.text())) {
      try (var in = InputFile.open(Path.of(message.text()))) {
        return CompiledMessage.fixed(fileBytes(in, message.text()));
      }
    }
    return compiled(message);
  }

  private static byte[] fileBytes(InputStream in, String name) throws IOException {
    byte[] bytes;
    try {
      bytes = in.readNBytes(Datagram.MAX_PAYLOAD + 1);
    } catch (IOException e) {
      throw new IOException("'%s' cannot be read: %s".formatted(name, e.getMessage()), e);
    }
    if (bytes.length > Datagram.MAX_PAYLOAD) {
      throw new IOException(
          "'%s' has more than %,d bytes, the most that a datagram holds."
              .formatted(name, Datagram.MAX_PAYLOAD));
    }
    return bytes;
  }

  private static boolean isReadable(String name) {
    try {
      return !name.isEmpty()
          && Files.isReadable(Path.of(name))
          && !Files.isDirectory(Path.of(name));
    } catch (InvalidPathException e) {
      return false;
    }
  }
}
