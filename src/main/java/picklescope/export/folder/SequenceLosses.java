package picklescope.export.folder;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import picklescope.export.table.Loss;
import picklescope.stream.Oddity;
import picklescope.stream.StreamRow;

/** Messages that are missing because the numbers of an argument have gaps. */
final class SequenceLosses {
  private SequenceLosses() {}

  /** Returns the losses of streams, one for each argument that numbers them. */
  static List<Loss> of(List<StreamRow> streams) {
    var losses = new ArrayList<Loss>();
    for (StreamRow stream : streams) {
      for (Oddity odd : stream.oddities()) {
        if (odd instanceof Oddity.Sequence sequence && sequence.step() == Oddity.Step.MISSING) {
          losses.add(
              new Loss(
                  "",
                  "",
                  OptionalLong.of(sequence.number()),
                  OptionalLong.empty(),
                  sequence.count(),
                  "sequence",
                  "%s %s: %s".formatted(stream.sender(), stream.key().title(), sequence.text())));
        }
      }
    }
    return losses;
  }
}
