package picklescope.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import picklescope.capture.CaptureFile;
import picklescope.net.WallClock;

/**
 * What {@code picklescope listen} leaves on disk when it is killed (SIGKILL) while a message comes
 * each half millisecond: how long before the kill the newest one that is there arrived.
 *
 * <p>Arguments: kills (20).
 */
public final class KillBench {
  private static final long SEND_NANOS = TimeUnit.MICROSECONDS.toNanos(500);
  private static final int LEAST_MILLIS = 500;
  private static final int MORE_MILLIS = 1_000;

  private final Path folder;

  private KillBench(Path folder) {
    this.folder = folder;
  }

  /** Runs all. */
  public static void main(String[] arguments) throws Exception {
    int kills = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 20;
    var missing = new ArrayList<Double>();
    for (int i = 0; i < kills; i++) {
      var bench = new KillBench(Files.createTempDirectory("picklescope-kill"));
      missing.add(bench.missingMillis());
      bench.delete();
    }
    missing.sort(null);
    System.out.printf(
        "killed %d times: the newest message on disk came %.1f ms before the kill in the middle,"
            + " %.1f ms at most%n",
        kills, missing.get(kills / 2), missing.getLast());
  }

  private double missingMillis() throws Exception {
    int port = freePort();
    var listen = listen(port);
    try (BufferedReader says = listen.errorReader()) {
      says.readLine(); // that it listens
      var sender = Thread.ofPlatform().daemon().start(() -> send(port, listen));
      TimeUnit.MILLISECONDS.sleep(LEAST_MILLIS + ThreadLocalRandom.current().nextInt(MORE_MILLIS));
      long killed = WallClock.nanos();
      listen.destroyForcibly().waitFor();
      sender.join();
      return (killed - newestNanos()) / 1e6;
    }
  }

  private Process listen(int port) throws IOException {
    var process =
        new ProcessBuilder(
            JournalBench.java(
                "-XX:+UseSerialGC", "picklescope.Main", "listen", "-p", Integer.toString(port)));
    process.environment().put("XDG_STATE_HOME", folder.toString());
    process.environment().put("XDG_CONFIG_HOME", folder.toString());
    return process.redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
  }

  private static void send(int port, Process until) {
    try (var channel = DatagramChannel.open()) {
      var to = new InetSocketAddress("127.0.0.1", port);
      while (until.isAlive()) {
        channel.send(ByteBuffer.wrap(new byte[Loopback.SIZE]), to);
        LockSupport.parkNanos(SEND_NANOS);
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private long newestNanos() throws Exception {
    List<Path> files;
    try (var tree = Files.walk(folder)) {
      files = tree.filter(file -> file.toString().endsWith(".pcapng")).sorted().toList();
    }
    try (var capture = CaptureFile.open(files.toArray(Path[]::new))) {
      capture.awaitIndexed();
      return capture.timeNanos(capture.last());
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new DatagramSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private void delete() throws IOException {
    List<Path> all;
    try (var tree = Files.walk(folder)) {
      all = tree.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : all) {
      Files.delete(path);
    }
  }
}
