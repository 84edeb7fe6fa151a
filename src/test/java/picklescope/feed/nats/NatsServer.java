package picklescope.feed.nats;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picklescope.Await;
import picklescope.feed.LabAddress;
import picklescope.net.FreePorts;

/**
 * A real nats-server with its messages in a folder, which can be killed and started again. The test
 * is skipped where there is none of 2.10 or newer: on the PATH, in the folder that {@code
 * .ci/nats-server} makes, or in that of the variable {@code NATS_SERVER_FOLDER}.
 */
public final class NatsServer implements AutoCloseable {
  private static final String NAME = "nats-server";
  private static final String USUAL = "sync_interval: always";

  private final Path program;
  private final Path folder;
  private final String listen;
  private final int port;
  private final List<String> configuration;
  private final String store;
  private Optional<Process> process = Optional.empty();

  private NatsServer(
      Path program,
      Path folder,
      String listen,
      int port,
      String store,
      List<String> configuration) {
    this.store = store;
    this.listen = listen;
    this.program = program;
    this.folder = folder;
    this.port = port;
    this.configuration = configuration;
  }

  /** Starts one that keeps its messages below a folder. */
  public static NatsServer start(Path folder, String... configuration) throws Exception {
    return start("127.0.0.1", folder, USUAL, configuration);
  }

  /** Starts one that other network namespaces reach too. */
  public static NatsServer startForAll(Path folder) throws Exception {
    return start("0.0.0.0", folder, USUAL);
  }

  /**
   * Starts one whose storage has other options.
   *
   * @param store in the form of its configuration
   */
  public static NatsServer startWithStore(Path folder, String store) throws Exception {
    return start("127.0.0.1", folder, store);
  }

  private static NatsServer start(String listen, Path folder, String store, String... configuration)
      throws Exception {
    var program = find();
    assumeTrue(program.isPresent(), "no nats-server 2.10 is here: .ci/nats-server unpacks one");
    var server =
        new NatsServer(
            program.get(), folder, listen, FreePorts.next(), store, List.of(configuration));
    server.start();
    return server;
  }

  private static Optional<Path> find() {
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    var given = Optional.ofNullable(System.getenv("NATS_SERVER_FOLDER"));
    return Stream.of(
            given.stream(),
            Stream.of("target/nats/usr/sbin"),
            Arrays.stream(path.split(File.pathSeparator)),
            Stream.of("/usr/sbin"))
        .flatMap(folders -> folders)
        .map(folder -> Path.of(folder, NAME))
        .filter(Files::isExecutable)
        .filter(NatsServer::isNewEnough)
        .map(Path::toAbsolutePath)
        .findFirst();
  }

  private static boolean isNewEnough(Path program) {
    try {
      var asked = new ProcessBuilder(program.toString(), "--version").start();
      var version = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      String number = version.strip().replaceFirst(".*v", "");
      return ServerVersion.refusal(LabAddress.of("nats://any"), number, true).isEmpty();
    } catch (IOException e) {
      return false;
    }
  }

  /** Starts it, again if it was killed. */
  public void start() throws IOException {
    var lines = new ArrayList<>(configuration);
    lines.add("listen: %s:%d".formatted(listen, port));
    lines.add("jetstream { store_dir: '%s', %s }".formatted(folder, store));
    var file = Files.write(folder.resolve("server.conf"), lines);
    var started =
        new ProcessBuilder(program.toString(), "-c", file.toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("server.log").toFile()))
            .start();
    process = Optional.of(started);
    Await.until("nats-server answers", () -> !started.isAlive() || answers());
    if (!started.isAlive()) {
      throw new IOException(Files.readString(folder.resolve("server.log")));
    }
  }

  private boolean answers() {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.getInputStream().read() == 'I';
    } catch (IOException e) {
      return false;
    }
  }

  /** Returns its address without a user. */
  public LabAddress address() {
    return LabAddress.of(url());
  }

  /** Returns its address as text. */
  public String url() {
    return "nats://127.0.0.1:" + port;
  }

  /** Returns its address with a user. */
  public LabAddress address(String user, String password) {
    return LabAddress.of("nats://%s:%s@127.0.0.1:%d".formatted(user, password, port));
  }

  /** Kills it at once, as a power failure would. */
  public void kill() {
    process.ifPresent(running -> running.destroyForcibly().onExit().join());
    process = Optional.empty();
  }

  /** Kills it, keeps a copy of what it has stored, and starts it again. */
  void remember() throws IOException {
    kill();
    copy(stored(), folder.resolve("remembered"));
    start();
  }

  /** Kills it as a power failure would that loses all it has stored since {@link #remember}. */
  void forget() throws IOException {
    kill();
    Files.move(stored(), folder.resolve("forgotten"));
    Files.move(folder.resolve("remembered"), stored());
  }

  private Path stored() {
    return folder.resolve("jetstream");
  }

  private static void copy(Path from, Path to) throws IOException {
    try (var all = Files.walk(from)) {
      for (Path one : all.toList()) {
        Files.copy(one, to.resolve(from.relativize(one)));
      }
    }
  }

  @Override
  public void close() {
    kill();
  }
}
