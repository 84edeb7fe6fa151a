package picklescope.capture.program;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import picklescope.python.text.VisibleText;
import picklescope.system.OperatingSystem;

/** Reads the lists of interfaces that capture programs print. */
final class InterfaceLists {
  /** {@code 3.lo [Up, Running, Loopback]}, with a description in brackets since tcpdump 4.99. */
  private static final Pattern TCPDUMP =
      Pattern.compile("\\d+\\.(\\S+)(?: \\((.*)\\))?(?: \\[.*)?");

  private static final Pattern DUMPCAP = Pattern.compile("\\d+\\. (.*)");

  /** What libpcap lists beside network interfaces. */
  private static final Pattern NO_NETWORK =
      Pattern.compile("bluetooth.*|nflog|nfqueue|dbus-.*|usbmon\\d*|usb\\d+|XHC\\d+");

  private InterfaceLists() {}

  /**
   * Reads what {@code dumpcap -D -M} prints: a line for each interface, with tabs between device,
   * description, name for the user, type, addresses and whether it is loopback.
   */
  static List<CaptureInterface> ofDumpcap(List<String> lines, OperatingSystem system) {
    var found = new ArrayList<CaptureInterface>();
    for (String line : lines) {
      var cells = line.split("\t", -1);
      var numbered = DUMPCAP.matcher(cells[0]);
      if (cells.length < 6 || !numbered.matches() || isNoNetwork(numbered.group(1))) {
        continue;
      }
      String device = numbered.group(1);
      boolean isNamed = system == OperatingSystem.WINDOWS && !cells[2].isBlank();
      found.add(
          new CaptureInterface(
              device,
              VisibleText.line(isNamed ? cells[2] : device),
              VisibleText.line(isNamed || cells[2].isBlank() ? cells[1] : cells[2]),
              cells[5].equals("loopback"),
              cells[4].isBlank() ? List.of() : List.of(VisibleText.line(cells[4]).split(","))));
    }
    return List.copyOf(found);
  }

  /** Reads what {@code tcpdump -D} prints; the addresses are those that Java knows. */
  static List<CaptureInterface> ofTcpdump(List<String> lines) {
    var found = new ArrayList<CaptureInterface>();
    for (String line : lines) {
      var cells = TCPDUMP.matcher(line);
      if (cells.matches() && !isNoNetwork(cells.group(1))) {
        String device = VisibleText.line(cells.group(1));
        found.add(
            new CaptureInterface(
                device,
                device,
                VisibleText.line(Optional.ofNullable(cells.group(2)).orElse("")),
                line.contains("Loopback"),
                addresses(device)));
      }
    }
    return List.copyOf(found);
  }

  private static boolean isNoNetwork(String device) {
    return NO_NETWORK.matcher(device).matches();
  }

  private static List<String> addresses(String device) {
    try {
      return Optional.ofNullable(NetworkInterface.getByName(device)).stream()
          .flatMap(NetworkInterface::inetAddresses)
          .map(InetAddress::getHostAddress)
          .map(address -> address.replaceFirst("%.*", ""))
          .toList();
    } catch (SocketException e) {
      return List.of();
    }
  }
}
