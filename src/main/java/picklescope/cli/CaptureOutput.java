package picklescope.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.LongUnaryOperator;
import picklescope.capture.RecordingFiles;
import picklescope.capture.SplitWriter;
import picklescope.capture.SplitWriter.Limit;
import picklescope.session.EventDecoder;
import picklescope.session.SplitText;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** The option {@code -w}: a capture file to write, or standard output. */
final class CaptureOutput {
  @Option(
      names = {"-w", "--write"},
      paramLabel = "FILE|-",
      description =
          "Writes the messages to a pcapng file, which Wireshark opens; - is standard output. A"
              + " file that exists is replaced at once. Prints them only if --format is given too.")
  private String file = NotGiven.TEXT;

  @Option(
      names = "--split",
      paramLabel = "SIZE|TIME",
      description =
          "Begins another file after a size or a time: 100MB, 1GB, 10min, 1h; may be given twice,"
              + " once for each. lab.pcapng becomes lab-0001.pcapng, lab-0002.pcapng ..., behind"
              + " those that exist.")
  private List<String> splits = List.of();

  private Optional<RecordingFiles> opened = Optional.empty();

  boolean isGiven() {
    return !file.equals(NotGiven.TEXT);
  }

  /** Throws a usage error if the option contradicts the output format. */
  void check(CommandLine command, boolean printed) {
    if (file.isBlank()) {
      throw ExitCodes.usage(command, "-w: specify a file, or - for standard output.");
    }
    if (isStandardOutput() && printed) {
      throw ExitCodes.usage(
          command, "-w - uses standard output: leave --format out, or name a file.");
    }
    if (!splits.isEmpty() && (!isGiven() || isStandardOutput())) {
      throw ExitCodes.usage(command, "--split needs -w with the name of a file.");
    }
    limit(command);
  }

  boolean isStandardOutput() {
    return file.equals("-");
  }

  /** Returns the name of the file that was written; the first and the last if there are several. */
  String name() {
    return opened
        .filter(files -> !files.first().equals(files.last()))
        .map(files -> files.first() + " to " + files.last())
        .or(() -> opened.map(files -> files.first().toString()))
        .orElse(file);
  }

  private Limit limit(CommandLine command) {
    var limit = Limit.NONE;
    for (String text : splits) {
      var one =
          SplitText.limit(text)
              .orElseThrow(() ->
                  ExitCodes.usage(
                      command,
                      "--split: expected a size or a time such as 100MB or 10min, not " + text));
      limit = limit.and(one);
    }
    return limit;
  }

  /** Returns whether the option names the given file, and that is not a device or a pipe. */
  boolean is(Path other) throws IOException {
    return isGiven()
        && splits.isEmpty() // then none that exists is overwritten
        && !isStandardOutput()
        && Files.isRegularFile(Path.of(file))
        && Files.exists(other)
        && Files.isSameFile(Path.of(file), other);
  }

  /**
   * Opens the file; an existing file is overwritten, but none of several with numbers. Returns
   * empty if the option is not given.
   *
   * @param decoder knows the names of senders
   * @param time as for {@link SplitWriter}
   */
  Optional<SplitWriter> open(
      CommandLine command, Output out, EventDecoder decoder, LongUnaryOperator time)
      throws IOException {
    if (!isGiven()) {
      return Optional.empty();
    }
    var limit = limit(command);
    if (!isStandardOutput()) {
      opened = Optional.of(new RecordingFiles(Path.of(file), limit));
    }
    var files = opened.<SplitWriter.Files>map(all -> all).orElse(() -> standardOutput(out));
    return Optional.of(new SplitWriter(limit, files, address -> known(decoder, address), time));
  }

  private static Optional<String> known(EventDecoder decoder, InetAddress address) {
    String name = decoder.names().apply(address);
    return name.equals(address.getHostAddress()) ? Optional.empty() : Optional.of(name);
  }

  private static OutputStream standardOutput(Output out) {
    return new OutputStream() {
      @Override
      public void write(int b) throws IOException {
        out.write(new byte[] {(byte) b}, 0, 1);
      }

      @Override
      public void write(byte[] bytes, int from, int length) throws IOException {
        out.write(bytes, from, length);
      }

      @Override
      public void flush() throws IOException {
        out.flush();
      }
    };
  }
}
