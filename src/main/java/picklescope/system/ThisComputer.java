package picklescope.system;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** This computer, as the system knows it. */
public final class ThisComputer {
  private static final Path KERNEL_HOST_NAME = Path.of("/proc/sys/kernel/hostname");

  private ThisComputer() {}

  /**
   * Returns its name; {@code localhost} if it has none. On Linux no name service is queried, which
   * takes ten seconds if that does not answer; on other systems it may be.
   */
  public static String name() {
    String name = fromKernel();
    return name.isEmpty() ? fromNameService() : name;
  }

  private static String fromKernel() {
    try {
      return Files.readString(KERNEL_HOST_NAME).strip();
    } catch (IOException e) {
      return ""; // not on Linux
    }
  }

  private static String fromNameService() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      // The name service does not know this computer's name, but the system does.
      return Stream.of("HOSTNAME", "COMPUTERNAME")
          .map(variable -> System.getenv().getOrDefault(variable, ""))
          .filter(name -> !name.isBlank())
          .findFirst()
          .orElse("localhost");
    }
  }
}
