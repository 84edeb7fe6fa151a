package picklescope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import picklescope.TestFork;
import picklescope.feed.nats.NatsServer;

/**
 * Three computers, as network namespaces of Linux, each with a cable (veth pair) to this one. Needs
 * an administrator.
 */
final class LabHosts implements AutoCloseable {
  static final int COUNT = 3;

  private final String names = "ps" + ProcessHandle.current().pid() % 100_000 + "-";
  private final Path disks;

  private LabHosts(Path disks) {
    this.disks = disks;
  }

  /**
   * Lays the cables; the test is skipped if this user may not.
   *
   * @param disks the folder in which each computer has a folder of its own, for what it records
   */
  static LabHosts connect(Path disks) throws Exception {
    var hosts = new LabHosts(disks);
    for (int i = 1; i <= COUNT; i++) {
      int exit =
          shell(
              """
              ip netns add %1$s && ip link add %1$s type veth peer name eth0 netns %1$s || exit 77
              ip addr add 10.98.%2$d.1/24 dev %1$s && ip link set %1$s up || exit 77
              ip -n %1$s addr add 10.98.%2$d.2/24 dev eth0 && ip -n %1$s link set eth0 up || exit 77
              ip -n %1$s link set lo up
              """
                  .formatted(hosts.name(i), network(i)));
      if (exit != 0) {
        hosts.close();
      }
      assumeTrue(exit == 0, "this user may not make network namespaces");
    }
    return hosts;
  }

  /** The third byte of a cable's addresses; other tests may lay cables at the same time. */
  private static int network(int host) {
    return 10 * TestFork.number() + host;
  }

  private static int shell(String script) throws IOException {
    var process = new ProcessBuilder("sh", "-c", script).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int exit = process.onExit().join().exitValue();
    if (exit != 0) {
      System.err.println(output);
    }
    return exit;
  }

  /** The name of a computer, by its number from 1. */
  String name(int host) {
    return names + host;
  }

  /** Starts a program at a computer. */
  Launched at(int host, Stream<String> command) throws Exception {
    return Launched.start(
        Launched.own(disks.resolve(name(host))),
        Stream.concat(Stream.of("ip", "netns", "exec", name(host)), command));
  }

  /** Starts a script of Python there. */
  Launched python(int host, String script) throws Exception {
    return at(host, Stream.of("python3", "-c", script));
  }

  /** Starts to publish what arrives at port 4950 there. */
  private Launched publish(int host, NatsServer server) throws Exception {
    String url = server.url().replace("127.0.0.1", "10.98.%d.1".formatted(network(host)));
    var publish =
        at(
            host,
            Stream.of(
                Launched.LAUNCHER.toString(), "publish", url, "--name", name(host), "--no-names"));
    try {
      assertEquals("listening on 4950", publish.nextErr());
      assertEquals("publishing as %s to %s".formatted(name(host), url), publish.nextErr());
      return publish;
    } catch (AssertionError e) {
      publish.close();
      throw e;
    }
  }

  /** Starts to publish at each of them; the programs are added to those that the test closes. */
  void publish(NatsServer server, List<Launched> open) throws Exception {
    for (int host = 1; host <= COUNT; host++) {
      open.add(publish(host, server));
    }
  }

  Set<String> names() {
    return IntStream.rangeClosed(1, COUNT).mapToObj(this::name).collect(Collectors.toSet());
  }

  /** Returns the same value for each of them, by their names. */
  <T> Map<String, T> each(T value) {
    return names().stream().collect(Collectors.toMap(name -> name, _ -> value));
  }

  @Override
  public void close() throws IOException {
    for (int i = 1; i <= COUNT; i++) {
      shell("ip link del %1$s; ip netns del %1$s; exit 0".formatted(name(i)));
    }
  }
}
