package picklescope.cli;

import java.util.List;

/** Programs of this computer that another program does not find, by a mount that only it has. */
final class Hidden {
  private static final String SCRIPT =
      """
      for name in $HIDDEN; do
        file=$(command -v $name) || continue
        mount --bind /dev/null "$file" || exit 77
      done
      exec "$@"
      """;

  private Hidden() {}

  /** Returns what comes before a command that runs without these programs; for an administrator. */
  static List<String> without(String... programs) {
    String script = "HIDDEN='%s'\n".formatted(String.join(" ", programs)) + SCRIPT;
    return List.of("unshare", "-m", "sh", "-c", script, "sh");
  }
}
