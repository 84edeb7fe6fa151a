package picklescope.net.doctor;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import picklescope.system.OperatingSystem;
import picklescope.system.Programs;

/** Runs programs of this computer, for a bounded time and with a bounded output. */
final class RealPrograms implements SystemPrograms {
  private static final int MOST_BYTES = 4 << 20;
  private static final long LOOK_MILLIS = 5;

  private final Programs programs;

  RealPrograms(OperatingSystem system) {
    programs = system == OperatingSystem.WINDOWS ? ofWindows() : ofUnix(system);
  }

  private static Programs ofWindows() {
    var folder = Programs.windowsFolder().resolve("System32");
    return new Programs(
        OperatingSystem.WINDOWS,
        List.of(folder, folder.resolve("WindowsPowerShell").resolve("v1.0")));
  }

  /** The folders for administrators are not in the path of usual users on some systems. */
  private static Programs ofUnix(OperatingSystem system) {
    return Programs.ofPath(system, "/usr/sbin", "/sbin");
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

  private Optional<Path> find(String program) {
    return program.startsWith("/")
        ? Optional.of(Path.of(program)).filter(Files::isExecutable)
        : programs.find(program);
  }
}
