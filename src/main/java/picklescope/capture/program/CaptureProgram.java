package picklescope.capture.program;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import picklescope.system.OperatingSystem;

/** A program that captures: its file, and how it is run. Immutable. */
public final class CaptureProgram {
  private static final Duration LISTING = Duration.ofSeconds(20);

  /** Messages of a program that has ended are there at once. */
  private static final Duration LAST_MESSAGES = Duration.ofSeconds(1);

  private final ProgramKind kind;
  private final Path file;
  private final OperatingSystem system;

  /**
   * Creates it.
   *
   * @param file its absolute path
   */
  CaptureProgram(ProgramKind kind, Path file, OperatingSystem system) {
    this.kind = kind;
    this.file = file;
    this.system = system;
  }

  /** Returns the name of the program, such as {@code dumpcap}. */
  public String name() {
    return kind.text();
  }

  /**
   * Returns the interfaces that the program lists for this user. Runs it, which takes some
   * milliseconds, and 20 s at most.
   *
   * @throws IOException if there are none, or the program does not end; the message is for the user
   */
  public List<CaptureInterface> interfaces() throws IOException {
    return interfaces(LISTING);
  }

  /** Returns the interfaces that the program lists within some time; see {@link #interfaces()}. */
  List<CaptureInterface> interfaces(Duration most) throws IOException {
    var process = run(kind.listing());
    try {
      process.getOutputStream().close();
      var messages = new ProgramMessages();
      var reader = messages.reading(process.getErrorStream());
      String listed = BoundedOutput.read(process, most).orElseThrow(() -> hangs(most));
      var interfaces = kind.interfaces(listed.lines().toList(), system);
      if (!interfaces.isEmpty()) {
        return interfaces;
      }
      reader.join(LAST_MESSAGES);
      throw new CaptureException(
          failure(messages, "%s lists no network interfaces.".formatted(kind.text())));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Listing the network interfaces was interrupted.", e);
    } finally {
      process.destroyForcibly();
    }
  }

  private IOException hangs(Duration most) {
    return new IOException(
        "%s has not listed the network interfaces within %s s. Run '%s %s' in a terminal to see why."
            .formatted(kind.text(), most.toSeconds(), file, String.join(" ", kind.listing())));
  }

  /**
   * Returns the interfaces that the user has named, or the usual one: all on Linux; else the first
   * with an address that is not loopback.
   *
   * @throws IOException if there is no such interface; the message is for the user and names those
   *     that there are
   */
  public List<CaptureInterface> chosen(List<String> names) throws IOException {
    var all = interfaces();
    if (names.isEmpty()) {
      return List.of(usual(all));
    }
    var chosen = new ArrayList<CaptureInterface>();
    for (String name : names) {
      chosen.add(
          all.stream()
              .filter(one -> one.is(name))
              .findFirst()
              .orElseThrow(() -> new IOException(unknown(name, all))));
    }
    if (chosen.size() > 1 && !kind.watchesSeveral()) {
      throw new IOException(
          "%s watches one interface at a time: name one, or install Wireshark's dumpcap."
              .formatted(kind.text()));
    }
    return List.copyOf(chosen);
  }

  private static CaptureInterface usual(List<CaptureInterface> all) throws IOException {
    return all.stream()
        .filter(one -> one.device().equals(CaptureInterface.ANY))
        .findFirst()
        .or(() ->
            all.stream().filter(one -> !one.isLoopback() && !one.addresses().isEmpty()).findFirst())
        .orElseThrow(() -> new IOException("No network interface has an address."));
  }

  private static String unknown(String name, List<CaptureInterface> all) {
    return "There is no network interface '%s'; there are: %s."
        .formatted(
            name, all.stream().map(CaptureInterface::name).collect(Collectors.joining(", ")));
  }

  /**
   * Starts a capture.
   *
   * @param devices some of the program's interfaces
   * @throws IOException if it cannot be started; the message is for the user
   */
  public RunningProgram start(List<CaptureInterface> devices, CaptureOptions options)
      throws IOException {
    return new RunningProgram(this, run(kind.capturing(devices, options.ports())));
  }

  private Process run(List<String> arguments) throws IOException {
    if (!Files.isExecutable(file)) {
      throw new CaptureException(CaptureAdvice.ofThisComputer().noRight(kind, file));
    }
    var command = new ArrayList<>(List.of(file.toString()));
    command.addAll(arguments);
    var builder = new ProcessBuilder(command);
    // dumpcap takes a file of the working folder for an interface that it cannot open
    builder.directory(file.resolveSibling("").toFile());
    builder.environment().put("LC_ALL", "C"); // its messages are read
    try {
      return builder.start();
    } catch (IOException e) {
      throw new IOException("%s cannot be started: %s".formatted(file, e.getMessage()), e);
    }
  }

  /**
   * Returns why the program has ended.
   *
   * @param otherwise the reason, for the user, if its messages do not have one
   */
  CaptureProblem failure(ProgramMessages messages, String otherwise) {
    var advice = CaptureAdvice.ofThisComputer();
    return switch (messages.trouble()) {
      case NO_RIGHT -> advice.noRight(kind, file);
      case NO_NPCAP -> advice.noNpcap();
      case NONE -> CaptureProblem.of(otherwise);
      case OTHER -> CaptureProblem.of(kind.text() + ": " + messages.text());
    };
  }
}
