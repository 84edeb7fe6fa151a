package picklescope.packaging;

/** Names of the processors that packages are for. */
final class Architecture {
  private Architecture() {}

  /** Returns the name in file names of packages: x64 or arm64. */
  static String name() {
    return switch (System.getProperty("os.arch")) {
      case "amd64", "x86_64" -> "x64";
      case "aarch64" -> "arm64";
      case String other -> other;
    };
  }

  /** Returns Debian's name. */
  static String ofDebian() {
    return name().equals("x64") ? "amd64" : name();
  }
}
