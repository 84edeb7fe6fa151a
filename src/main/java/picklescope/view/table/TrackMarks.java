package picklescope.view.table;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import picklescope.settings.ColorRule;

/**
 * Where along the scroll bar's track marked and coloured rows are. The track is divided into equal
 * parts.
 *
 * @param marked the parts that have marked rows
 * @param colors the colour in each part
 */
public record TrackMarks(BitSet marked, List<Optional<ColorRule.Color>> colors) {
  /** A track without parts. */
  public static final TrackMarks NONE = new TrackMarks(new BitSet(), List.of());

  /** Returns the number of parts. */
  public int parts() {
    return colors.size();
  }
}
