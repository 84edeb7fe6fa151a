package picklescope.capture.program;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The families of Linux distributions, which install programs by different commands. */
enum LinuxFamily {
  DEBIAN("sudo apt install wireshark-common && sudo dpkg-reconfigure wireshark-common"),
  FEDORA("sudo dnf install wireshark-cli"),
  SUSE("sudo zypper install wireshark"),
  ARCH("sudo pacman -S wireshark-cli"),
  OTHER("");

  private static final Path RELEASE = Path.of("/etc/os-release");
  private static final Pattern ID = Pattern.compile("(?m)^ID(?:_LIKE)?=[\"']?([^\"'\n]*)");

  private final String installing;

  LinuxFamily(String installing) {
    this.installing = installing;
  }

  /** Returns the command that installs dumpcap; empty if it is not known. */
  String installing() {
    return installing;
  }

  static LinuxFamily ofThisComputer() {
    try {
      return of(Files.readString(RELEASE, StandardCharsets.ISO_8859_1));
    } catch (IOException e) {
      return OTHER;
    }
  }

  /** Returns the family that {@code /etc/os-release} names (os-release(5)). */
  static LinuxFamily of(String release) {
    Set<String> ids = new TreeSet<>();
    ID.matcher(release)
        .results()
        .forEach(found -> ids.addAll(List.of(found.group(1).trim().split("\\s+"))));
    if (ids.contains("debian") || ids.contains("ubuntu")) {
      return DEBIAN;
    }
    if (ids.contains("fedora") || ids.contains("rhel") || ids.contains("centos")) {
      return FEDORA;
    }
    if (ids.contains("suse") || ids.contains("opensuse")) {
      return SUSE;
    }
    return ids.contains("arch") ? ARCH : OTHER;
  }
}
