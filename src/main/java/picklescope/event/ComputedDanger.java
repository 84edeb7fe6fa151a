package picklescope.event;

import java.util.List;
import java.util.stream.Stream;
import picklescope.format.Content;
import picklescope.pickle.Danger;
import picklescope.pickle.Globals;
import picklescope.pickle.PickleException;
import picklescope.pickle.PickleWriter;
import picklescope.python.PyTuple;

/**
 * What arguments that an envelope's expressions have unpickled would do where they are unpickled.
 */
final class ComputedDanger {
  private static final int PROTOCOL = 4;

  private ComputedDanger() {}

  /** Returns what was found in the payload's own bytes, with the dangers of the arguments. */
  static Globals.Found addedTo(Globals.Found inPayload, Content computed) {
    List<Danger> more = of(computed);
    return more.isEmpty()
        ? inPayload
        : new Globals.Found(
            inPayload.named(),
            Stream.concat(inPayload.dangers().stream(), more.stream()).distinct().toList());
  }

  private static List<Danger> of(Content computed) {
    try {
      var arguments = PyTuple.of(computed.data(), computed.attributes());
      return Globals.in(PickleWriter.write(arguments, PROTOCOL), 0).dangers().stream()
          .map(danger -> new Danger(danger.kind(), danger.name(), 0)) // not in the payload as it is
          .toList();
    } catch (PickleException e) {
      return List.of(); // no pickle has such values
    }
  }
}
