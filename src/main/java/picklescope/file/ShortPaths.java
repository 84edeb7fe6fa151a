package picklescope.file;

import java.nio.file.Path;
import java.util.Collection;
import java.util.stream.IntStream;

/** The ends of paths by which the user tells files apart, such as {@code monday/lab.pcapng}. */
public final class ShortPaths {
  private ShortPaths() {}

  /**
   * Returns the name of a file, behind as many of its folders as tell it apart from others.
   *
   * @param others the files that it is shown with; it may be one of them
   */
  public static Path of(Path file, Collection<Path> others) {
    Path whole = file.toAbsolutePath().normalize();
    var different =
        others.stream()
            .map(other -> other.toAbsolutePath().normalize())
            .filter(other -> !other.equals(whole))
            .toList();
    int names = whole.getNameCount();
    return IntStream.rangeClosed(1, names)
        .mapToObj(count -> whole.subpath(names - count, names))
        .filter(end -> different.stream().noneMatch(other -> other.endsWith(end)))
        .findFirst()
        .orElse(whole);
  }
}
