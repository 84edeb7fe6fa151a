package picklescope.capture;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The files of a {@link SplitWriter}: one, which is replaced if it exists, or several with numbers,
 * such as {@code lab-0001.pcapng}. Their numbers go on behind those that exist, so that none of an
 * earlier recording is replaced. Files are opened by one thread; any may ask for their names.
 */
public final class RecordingFiles implements SplitWriter.Files {
  /** The name of a file and its ending. */
  private static final Pattern PARTS = Pattern.compile("(.+?)(\\.[^.]*|)", Pattern.DOTALL);

  private final Path whole;
  private final boolean isSplit;
  private final String stem;
  private final String ending;
  private long number;
  private volatile Path first;
  private volatile Path last;

  /**
   * Creates it; nothing is opened.
   *
   * @param whole the name of the file; with a limit, its files have numbers
   */
  public RecordingFiles(Path whole, SplitWriter.Limit limit) {
    this.whole = whole;
    var parts = PARTS.matcher(String.valueOf(whole.getFileName()));
    stem = parts.matches() ? parts.group(1) : "";
    ending = parts.matches() ? parts.group(2) : "";
    isSplit = !limit.equals(SplitWriter.Limit.NONE);
    first = whole;
    last = whole;
  }

  @Override
  public WholeWrites open() throws IOException {
    if (!isSplit) {
      return WholeWrites.to(whole);
    }
    boolean isFirst = number == 0;
    number = isFirst ? highest() + 1 : number + 1;
    while (true) {
      var file = numbered();
      try {
        var opened = WholeWrites.toNew(file);
        first = isFirst ? file : first;
        last = file;
        return opened;
      } catch (FileAlreadyExistsException e) {
        number++; // another program has begun it
      }
    }
  }

  private Path numbered() {
    return whole.resolveSibling(String.format(Locale.ROOT, "%s-%04d%s", stem, number, ending));
  }

  /**
   * Returns the highest number of a file that exists, or 0. A number of more than six digits, such
   * as a date, is not the number of a file.
   */
  private long highest() throws IOException {
    var folder = whole.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      return 0; // opening it reports that
    }
    var name =
        Pattern.compile(
            Pattern.quote(stem) + "-(\\d{4,6})" + Pattern.quote(ending), Pattern.CASE_INSENSITIVE);
    try (var files = Files.list(folder)) {
      return files
          .map(file -> name.matcher(String.valueOf(file.getFileName())))
          .filter(Matcher::matches)
          .mapToLong(matcher -> Long.parseLong(matcher.group(1)))
          .max()
          .orElse(0);
    }
  }

  /** Returns the name of the first file that was opened; before that, of the whole. */
  public Path first() {
    return first;
  }

  /** Returns the name of the file that was opened last; before that, of the whole. */
  public Path last() {
    return last;
  }
}
