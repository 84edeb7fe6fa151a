package picklescope.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picklescope.event.HexText;
import picklescope.export.ValueJson;
import picklescope.pickle.Disassembler;
import picklescope.pickle.PickleException;
import picklescope.pickle.PickleReader;
import picklescope.python.Repr;
import picklescope.python.source.SourceException;
import picklescope.python.text.Counted;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code picklescope decode}: displays pickles as text without executing them. */
@Command(
    name = "decode",
    header = "Shows a pickle as Python text, without executing it.",
    description =
        "No class of the pickle is imported and no function is called; objects are described by"
            + " their text.")
final class DecodeCommand implements Callable<Integer> {
  private static final int AT_ONCE = 8_192; // chars

  /** Far more than a datagram holds; several times the size of the input must fit into memory. */
  private static final int MAX_BYTES = 256 << 20;

  /** Most characters of a line: far more than a datagram has digits. */
  private static final int MAX_DIGITS = 16 << 20;

  /** The output format: Python text, JSON, or a list of opcodes. */
  enum Format {
    repr,
    json,
    dis
  }

  @Spec private CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "FILE|-",
      description = "A file that holds one pickle; - is standard input.")
  private String file = "";

  @Option(
      names = "--hex-lines",
      description =
          "Reads standard input line by line, each a pickle in hexadecimal digits, and "
              + "writes for each exactly one line: the Python text, or 'error: ...'.")
  private boolean hexLines;

  @Option(
      names = "--format",
      paramLabel = "repr|json|dis",
      description =
          "Python's own text, JSON, or the opcodes as Python's pickletools.dis prints them. "
              + "Usually repr.")
  private Format format = Format.repr;

  private final Streams streams;
  private final StopSignal stop;

  DecodeCommand(Streams streams, StopSignal stop) {
    this.streams = streams;
    this.stop = stop;
  }

  @Override
  public Integer call() throws Exception {
    if (hexLines == !file.isEmpty()) {
      throw ExitCodes.usage(
          spec.commandLine(),
          "Specify what to decode: FILE, or - for standard input, or --hex-lines.");
    }
    if (hexLines && format == Format.dis) {
      throw ExitCodes.usage(
          spec.commandLine(),
          "--hex-lines writes one line for each line: choose --format repr or json.");
    }
    stop.handleWhileReading();
    if (hexLines) {
      decodeLines();
      return ExitCodes.OK;
    }
    byte[] bytes = bytes();
    return format == Format.dis ? disassemble(bytes) : decodeOne(bytes);
  }

  private byte[] bytes() throws IOException {
    if (file.equals("-")) {
      return InputFile.bytes(streams.in(), "Standard input", MAX_BYTES);
    }
    try (var in = InputFile.open(Path.of(file))) {
      return InputFile.bytes(in, file, MAX_BYTES);
    }
  }

  private int decodeOne(byte[] bytes) throws IOException, PickleException {
    var pickle = PickleReader.readPickle(bytes, 0);
    streams.out().line(text(pickle));
    streams.out().flush();
    reportTrailingBytes(pickle.length(), bytes.length);
    return ExitCodes.OK;
  }

  private int disassemble(byte[] bytes) throws IOException {
    var disassembler = new Disassembler(bytes, 0);
    var lines = new StringBuilder();
    while (disassembler.hasNext()) {
      disassembler.next().appendTo(lines);
      lines.append('\n');
      if (lines.length() > AT_ONCE) {
        streams.out().text(lines);
        lines.setLength(0);
      }
    }
    streams.out().text(lines);
    if (!disassembler.lastLine().isEmpty()) {
      streams.out().line(disassembler.lastLine());
    }
    streams.out().flush();
    var error = disassembler.error();
    if (error.isPresent()) {
      streams.err().println(error.get());
      return ExitCodes.FAILED;
    }
    reportTrailingBytes(disassembler.position(), bytes.length);
    return ExitCodes.OK;
  }

  private void reportTrailingBytes(int pickle, int all) {
    if (pickle < all) {
      streams
          .err()
          .printf(
              "%s: %s after the pickle of %s%n",
              spec.qualifiedName(),
              Counted.of(all - pickle, "byte follows", "bytes follow"),
              Counted.bytes(pickle));
    }
  }

  private void decodeLines() throws IOException {
    var lines = new BoundedLines(streams.in(), MAX_DIGITS);
    while (lines.next()) {
      streams
          .out()
          .line(
              lines.isCut()
                  ? "error: the line has more than %,d characters".formatted(MAX_DIGITS)
                  : decoded(lines.line()));
      streams.out().flush();
    }
  }

  private String decoded(String hex) {
    try {
      return text(PickleReader.readPickle(HexText.bytes(hex), 0));
    } catch (PickleException e) {
      return "error: " + oneLine(ExitCodes.about(e));
    } catch (SourceException e) {
      return "error: column %d: %s".formatted(e.offset() + 1, oneLine(e.getMessage()));
    }
  }

  private String text(PickleReader.Pickle pickle) {
    return switch (format) {
      case repr -> {
        var repr = new Repr(Repr.Limits.ofBytes(pickle.length()));
        yield (hexLines ? repr.onOneLine() : repr).of(pickle.value());
      }
      case json -> ValueJson.of(pickle.value());
      case dis -> throw new IllegalStateException("opcodes are not a value");
    };
  }

  private static String oneLine(String text) {
    return text.replaceAll("\\R", " ");
  }
}
