package picklescope.view.compose;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The destinations of the last messages, the latest first, as the user wrote them: each may be
 * several destinations with separators. Immutable.
 *
 * @param list the destinations
 */
public record RecentDestinations(List<String> list) {
  private static final int MAX_REMEMBERED = 12;
  private static final String SEPARATOR = "[,;\\s]+";

  /** Copies the list. */
  public RecentDestinations {
    list = List.copyOf(list);
  }

  /** Returns the destinations after a message was sent; the oldest ones are forgotten. */
  public RecentDestinations with(String sentTo) {
    var recent = new ArrayList<>(list);
    recent.remove(sentTo);
    recent.addFirst(sentTo);
    return new RecentDestinations(recent.subList(0, Math.min(MAX_REMEMBERED, recent.size())));
  }

  /** Returns the destination that is being written at the end of a text. */
  public static String part(String before) {
    String[] parts = before.split(SEPARATOR, -1);
    return parts[parts.length - 1];
  }

  /** Returns the destinations that contain a text in any case, without the text itself. */
  public List<String> containing(String part) {
    return part.isEmpty()
        ? List.of()
        : list.stream()
            .flatMap(item -> Arrays.stream(item.split(SEPARATOR)))
            .distinct()
            .filter(one -> !one.equals(part) && contains(one, part))
            .toList();
  }

  private static boolean contains(String destination, String part) {
    return destination.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT));
  }
}
