package picklescope.session;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import picklescope.event.SourceNames;

/**
 * The names of the sources of the hosts of labs, and of a pipe, in one capture. A capture has room
 * for a number of names, and each host has some of them for sure: whatever one of them publishes,
 * the messages of the others have their host. Thread-safe.
 */
final class LabSources {
  /** How many a host has for sure. */
  static final int SURE = 3;

  /** The most that a host has, as far as there is room. */
  static final int MOST = 24;

  /** The most that a pipe has, as far as there is room. */
  static final int MOST_OF_PIPE = 128;

  /** The source of what has a long name, or one for which there is no room. */
  static final String OTHER = "other";

  private static final int LONGEST_BYTES = 96;

  private final Map<String, Set<String>> known = new HashMap<>();
  private int shared = 256;

  /** Returns the name of a source of a host in the capture. */
  String of(String source, String host) {
    return of(source, host, MOST);
  }

  /** Returns the name of a source of a pipe, of which there is one: as far as there is room. */
  String ofPipe(String source) {
    return of(source, SourceNames.STDIN, MOST_OF_PIPE);
  }

  private synchronized String of(String source, String host, int most) {
    var names = known.computeIfAbsent(host, _ -> new HashSet<>(Set.of(OTHER)));
    boolean fits =
        names.contains(source)
            || isShort(source) && hasRoom(names.size(), most) && names.add(source);
    return SourceNames.onHost(fits ? source : OTHER, host);
  }

  private static boolean isShort(String source) {
    return source.getBytes(StandardCharsets.UTF_8).length <= LONGEST_BYTES;
  }

  private boolean hasRoom(int names, int most) {
    return names < SURE || names < most && shared > 0 && shared-- > 0;
  }
}
