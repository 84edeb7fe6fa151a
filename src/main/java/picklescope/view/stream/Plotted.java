package picklescope.view.stream;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import picklescope.filter.ValuePath;
import picklescope.python.PyStr;
import picklescope.python.Repr;
import picklescope.stream.StreamFilter;
import picklescope.stream.StreamKey;
import picklescope.stream.StreamVerb;

/**
 * An expression to be plotted.
 *
 * @param where the filter that chooses its messages; empty for all
 */
public record Plotted(String expression, String where) {
  /** The most arguments of a stream that are plotted at once. */
  private static final int MOST = 4;

  /** Returns the first arguments of a stream, but for what tells streams apart. */
  public static List<Plotted> of(StreamKey key) {
    var filter = StreamFilter.of(key);
    if (filter.isEmpty() || !(key instanceof StreamKey.Sent(_, var shape, var verb))) {
      return List.of();
    }
    Optional<String> told = verb.map(StreamVerb::path);
    return Stream.concat(
            shape.keywords().stream()
                .map(name -> ValuePath.attribute(name, new Repr().of(PyStr.of(name)))),
            IntStream.range(0, shape.positional()).mapToObj(i -> "data[" + i + "]"))
        .filter(path -> told.filter(path::equals).isEmpty())
        .limit(MOST)
        .map(path -> new Plotted(path, filter.get()))
        .toList();
  }
}
