package picklescope.build;

import com.google.googlejavaformat.java.Formatter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The texts that the formatter has agreed to, so that it need not be asked again: a line has the
 * first half of a text's SHA-256 and the file that it is in, for people. The hash includes the
 * formatter's version. A text that is not in the list is formatted and compared; so a list that is
 * out of date, or has lines of two branches after a merge, costs time only.
 */
final class FormattedFiles {
  static final Path LIST = Path.of("src/test/resources/picklescope/build/formatted.txt");

  private static final int HASH_BYTES = 16;

  private final Set<String> hashes;

  private FormattedFiles(Set<String> hashes) {
    this.hashes = hashes;
  }

  /** The list of these lines. */
  static FormattedFiles of(List<String> lines) {
    return new FormattedFiles(
        lines.stream().map(line -> line.split(" ")[0]).collect(Collectors.toSet()));
  }

  /** The committed list; empty if there is none. */
  static FormattedFiles committed() throws IOException {
    return of(Files.exists(LIST) ? Files.readAllLines(LIST) : List.of());
  }

  /** Whether the formatter has agreed to a text. */
  boolean has(String text) {
    return hashes.contains(hash(text));
  }

  /** The lines for formatted texts by their files. */
  static List<String> lines(Map<Path, String> texts) {
    return texts.entrySet().stream()
        .map(entry -> hash(entry.getValue()) + " " + slashes(entry.getKey()))
        .sorted((a, b) -> a.substring(2 * HASH_BYTES).compareTo(b.substring(2 * HASH_BYTES)))
        .toList();
  }

  /** Every source file of the program, its tests and benchmarks, and what makes its packages. */
  static List<Path> sources() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src"));
        Stream<Path> packaging = Files.walk(Path.of("packaging"))) {
      return Stream.concat(files, packaging)
          .filter(file -> file.toString().endsWith(".java"))
          .sorted()
          .toList();
    }
  }

  private static String slashes(Path file) {
    return file.toString().replace('\\', '/');
  }

  private static String hash(String text) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      digest.update(version().getBytes(StandardCharsets.UTF_8));
      byte[] hash = digest.digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(Arrays.copyOf(hash, HASH_BYTES));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** As in the name of the formatter's jar. */
  private static String version() {
    var jar = Formatter.class.getProtectionDomain().getCodeSource().getLocation().getPath();
    return jar.substring(jar.lastIndexOf('/') + 1);
  }
}
