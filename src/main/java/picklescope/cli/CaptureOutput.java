package picklescope.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import picklescope.capture.PcapngWriter;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** The option {@code -w}: a capture file to write, or standard output. */
final class CaptureOutput {
  @Option(
      names = {"-w", "--write"},
      paramLabel = "FILE|-",
      description = {
        "Writes the messages to a pcapng file, which Wireshark opens; - is standard",
        "output. Prints them only if --format is given too."
      })
  private String file = NotGiven.TEXT;

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
  }

  boolean isStandardOutput() {
    return file.equals("-");
  }

  String name() {
    return file;
  }

  /** Returns whether the option names the given file, and that is not a device or a pipe. */
  boolean is(Path other) throws IOException {
    return isGiven()
        && !isStandardOutput()
        && Files.isRegularFile(Path.of(file))
        && Files.exists(other)
        && Files.isSameFile(Path.of(file), other);
  }

  /** Opens the file; an existing file is overwritten. Returns empty if the option is not given. */
  Optional<PcapngWriter> open(Output out) throws IOException {
    if (!isGiven()) {
      return Optional.empty();
    }
    var to = isStandardOutput() ? standardOutput(out) : file();
    var writer = new PcapngWriter(to, "");
    writer.flush();
    return Optional.of(writer);
  }

  private OutputStream file() throws IOException {
    try {
      return WholeWrites.to(Path.of(file));
    } catch (NoSuchFileException e) {
      throw new IOException("Cannot write '%s': there is no such folder.".formatted(file), e);
    }
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
