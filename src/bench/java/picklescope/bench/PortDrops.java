package picklescope.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Follows how many datagrams the system drops at a port, while a process runs. */
final class PortDrops {
  private final int port;
  private final Process process;
  private volatile long count;

  PortDrops(int port, Process process) {
    this.port = port;
    this.process = process;
    Thread.ofPlatform().daemon().start(this::watch);
  }

  /** Returns how many; -1 if they could not be read. */
  long count() {
    return count;
  }

  private void watch() {
    try {
      while (process.isAlive()) {
        count = Math.max(count, now());
        TimeUnit.MILLISECONDS.sleep(20);
      }
    } catch (IOException | InterruptedException e) {
      count = -1;
    }
  }

  private long now() throws IOException {
    return lines(port).mapToLong(columns -> Long.parseLong(columns[columns.length - 1])).sum();
  }

  /** Returns how many bytes wait in the system for who listens at a port. */
  static long waiting(int port) throws IOException {
    return lines(port)
        .map(columns -> columns[4]) // TX_QUEUE:RX_QUEUE
        .mapToLong(queues -> Long.parseLong(queues.substring(queues.indexOf(':') + 1), 16))
        .sum();
  }

  /** The columns of a port's lines in the system's table. */
  private static Stream<String[]> lines(int port) throws IOException {
    String at = ":%04X ".formatted(port);
    return Files.readAllLines(Path.of("/proc/net/udp")).stream()
        .filter(line -> line.substring(0, Math.min(24, line.length())).contains(at))
        .map(line -> line.strip().split("\\s+"));
  }
}
