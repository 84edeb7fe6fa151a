package picklescope.net.doctor;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import picklescope.system.OperatingSystem;

/** Runs programs of this computer, for a bounded time and with a bounded output. */
final class RealPrograms implements SystemPrograms {
  private static final int MOST_BYTES = 4 << 20;
  private static final long LOOK_MILLIS = 5;

  /** Not in the path of usual users on some systems, but readable for them. */
  private static final List<String> OF_ADMINISTRATORS = List.of("/usr/sbin", "/sbin");

  private final OperatingSystem system;

  RealPrograms(OperatingSystem system) {
    this.system = system;
  }

  @Override
  public Answer run(Duration most, List<String> command) {
    var file = find(command.getFirst());
    if (file.isEmpty()) {
      return new Missing();
    }
    var words = new ArrayList<String>(command);
    words.set(0, file.get().toString());
    var builder = new ProcessBuilder(words).redirectErrorStream(true);
    builder.environment().put("LC_ALL", "C"); // the words of its output are those that we know
    try {
      var process = builder.start();
      try {
        process.getOutputStream().close();
        return read(process, System.nanoTime() + most.toNanos());
      } finally {
        process.destroyForcibly();
      }
    } catch (IOException e) {
      return new Missing();
    }
  }

  /** Reads what there is until the program has ended; a thread that waits for more would stay. */
  private static Answer read(Process process, long end) throws IOException {
    var output = new ByteArrayOutputStream();
    var from = process.getInputStream();
    boolean ended = false;
    while (true) {
      int there = from.available();
      if (there > 0) {
        output.write(from.readNBytes(Math.min(there, MOST_BYTES)));
      } else if (ended) {
        var charset = Charset.forName(System.getProperty("native.encoding"));
        return new Ended(process.exitValue(), output.toString(charset));
      }
      if (output.size() > MOST_BYTES || System.nanoTime() > end) {
        return new Unfinished();
      }
      try {
        ended = process.waitFor(there > 0 ? 0 : LOOK_MILLIS, TimeUnit.MILLISECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return new Unfinished();
      }
    }
  }

  /** Finds the file of a program; never in the current folder, where anybody may have put it. */
  private Optional<Path> find(String program) {
    if (program.startsWith("/")) {
      return Optional.of(Path.of(program)).filter(Files::isExecutable);
    }
    String file = system == OperatingSystem.WINDOWS ? program + ".exe" : program;
    return folders()
        .filter(folder -> Path.of(folder).isAbsolute())
        .map(folder -> Path.of(folder, file))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private Stream<String> folders() {
    if (system == OperatingSystem.WINDOWS) {
      String root = System.getenv().getOrDefault("SystemRoot", "C:\\Windows");
      return Stream.of(root + "\\System32", root + "\\System32\\WindowsPowerShell\\v1.0");
    }
    String path = System.getenv().getOrDefault("PATH", "/usr/bin:/bin");
    return Stream.concat(
        Stream.of(path.split(File.pathSeparator)).filter(folder -> !folder.isEmpty()),
        OF_ADMINISTRATORS.stream());
  }
}
