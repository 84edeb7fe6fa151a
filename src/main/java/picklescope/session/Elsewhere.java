package picklescope.session;

import java.util.List;
import java.util.stream.Stream;

/**
 * What has come of the messages that other computers record: of pipes and of labs.
 *
 * @param received how many have come
 * @param dropped how many messages and packets are lost where they are recorded, as these computers
 *     report
 * @param open the pipes that have not ended
 */
public record Elsewhere(long received, long dropped, List<String> open) {
  /** Nothing. */
  public static final Elsewhere NONE = new Elsewhere(0, 0, List.of());

  /** Copies the list. */
  public Elsewhere {
    open = List.copyOf(open);
  }

  Elsewhere plus(Elsewhere other) {
    return new Elsewhere(
        received + other.received,
        dropped + other.dropped,
        Stream.concat(open.stream(), other.open.stream()).toList());
  }
}
