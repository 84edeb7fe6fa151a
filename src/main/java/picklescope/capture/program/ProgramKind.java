package picklescope.capture.program;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import picklescope.system.OperatingSystem;

/** The programs that capture, the preferred one first. */
enum ProgramKind {
  /** Wireshark's; it is made to have rights that the user does not have. */
  DUMPCAP("dumpcap"),
  TCPDUMP("tcpdump");

  private static final int BUFFER_MEBIBYTES = 64;

  private final String text;

  ProgramKind(String text) {
    this.text = text;
  }

  /** Returns the name of the program. */
  String text() {
    return text;
  }

  /** Returns the arguments that list the interfaces. */
  List<String> listing() {
    return switch (this) {
      case DUMPCAP -> List.of("-D", "-M");
      case TCPDUMP -> List.of("-D");
    };
  }

  List<CaptureInterface> interfaces(List<String> lines, OperatingSystem system) {
    return switch (this) {
      case DUMPCAP -> InterfaceLists.ofDumpcap(lines, system);
      case TCPDUMP -> InterfaceLists.ofTcpdump(lines);
    };
  }

  /** Returns whether one process can watch several interfaces. */
  boolean watchesSeveral() {
    return this == DUMPCAP;
  }

  /**
   * Returns the arguments that capture whole packets to standard output, as soon as they come.
   *
   * @param devices at least one; one only if the program does not watch several
   */
  List<String> capturing(List<CaptureInterface> devices, SortedSet<Integer> ports) {
    return switch (this) {
      case DUMPCAP -> {
        var arguments = new ArrayList<>(List.of("-q", "-n", "-B", "" + BUFFER_MEBIBYTES));
        for (var device : devices) {
          arguments.addAll(List.of("-i", device.device(), "-f", CaptureFilter.of(ports)));
        }
        arguments.addAll(List.of("-w", "-"));
        yield List.copyOf(arguments);
      }
      case TCPDUMP -> {
        var device = devices.getFirst();
        yield List.of(
            "-i",
            device.device(),
            "-n",
            "-U",
            "--immediate-mode",
            "-s",
            "0",
            "-B",
            "" + BUFFER_MEBIBYTES * 1024,
            "-w",
            "-",
            CaptureFilter.of(ports));
      }
    };
  }
}
