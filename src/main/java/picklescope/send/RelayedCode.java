package picklescope.send;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import picklescope.event.Event;
import picklescope.pickle.Danger;
import picklescope.pickle.Globals;

/**
 * Code that an answer would pass on: a value such as {@code e.data[1]} goes out as the pickle that
 * it was, and the sender of a message, whose address may be forged, must not reach other programs
 * through a responder.
 */
final class RelayedCode {
  private RelayedCode() {}

  /**
   * Returns what an answer has in common with the message that it answers, of what runs code or
   * cannot be known. A lab's own classes, of which nothing is known, may be passed on; what the
   * user's own rule names, and the message does not, is the user's choice.
   *
   * @param payload the answer
   */
  static List<Danger> in(byte[] payload, Event answered) {
    List<Danger> dangers =
        Globals.in(payload, 0).dangers().stream()
            .filter(danger -> danger.kind() != Danger.Kind.MAY_RUN_CODE)
            .toList();
    if (dangers.isEmpty()) {
      return dangers;
    }
    Set<String> brought =
        answered.dangerous().stream().map(Danger::name).collect(Collectors.toSet());
    return dangers.stream().filter(danger -> brought.contains(danger.name())).toList();
  }
}
