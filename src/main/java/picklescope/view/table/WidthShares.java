package picklescope.view.table;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Distributes the width of the table over its columns: each gets what it usually needs, and those
 * that stretch share all the rest by what they contain. Together those are never narrower than the
 * others together; where there is no room for that, the others shrink as far as they can, and then
 * the columns are wider than the table and scroll. Widths are in pixels.
 */
public final class WidthShares {
  /** The least width of a column that stretches. */
  static final double LEAST_STRETCHING = 90;

  /**
   * What a column needs.
   *
   * @param stretches whether it shares the rest of the width
   * @param usual the width of its usual content; for one that stretches, of the longest seen
   * @param least the width to which it may shrink
   * @param chosen the width that the user has chosen
   */
  public record Need(boolean stretches, double usual, double least, OptionalDouble chosen) {
    private double atLeast() {
      return chosen.orElse(least);
    }
  }

  private final List<Need> needs;
  private final double width;
  private final double[] widths;

  private WidthShares(List<Need> needs, double width) {
    this.needs = needs;
    this.width = width;
    widths = new double[needs.size()];
  }

  /** Returns the width of each column of a table of a width. */
  public static List<Double> of(List<Need> needs, double width) {
    return new WidthShares(needs, width).share();
  }

  private List<Double> share() {
    var stretching = places(true);
    double others = others(!stretching.isEmpty());
    if (!stretching.isEmpty()) {
      stretch(stretching, Math.max(width - others, others));
    }
    var whole = new ArrayList<Double>();
    for (double one : widths) {
      whole.add(Math.floor(one));
    }
    return List.copyOf(whole);
  }

  private List<Integer> places(boolean stretching) {
    var places = new ArrayList<Integer>();
    for (int place = 0; place < needs.size(); place++) {
      if (needs.get(place).stretches() == stretching) {
        places.add(place);
      }
    }
    return places;
  }

  /** Sets the widths of the columns that do not stretch, and returns their sum. */
  private double others(boolean leaveHalf) {
    var places = places(false);
    double usual = 0;
    double least = 0;
    for (int place : places) {
      Need need = needs.get(place);
      usual += need.chosen().orElse(need.usual());
      least += Math.min(need.atLeast(), need.chosen().orElse(need.usual()));
    }
    double wanted = leaveHalf ? Math.clamp(width / 2, least, usual) : usual;
    double part = usual > least ? (wanted - least) / (usual - least) : 1;
    for (int place : places) {
      Need need = needs.get(place);
      widths[place] = need.chosen().orElse(need.least() + part * (need.usual() - need.least()));
    }
    return wanted;
  }

  private void stretch(List<Integer> places, double room) {
    var open = new ArrayList<Integer>();
    double chosen = 0;
    for (int place : places) {
      var own = needs.get(place).chosen();
      if (own.isPresent()) {
        widths[place] = own.getAsDouble();
        chosen += own.getAsDouble();
      } else {
        open.add(place);
      }
    }
    if (open.isEmpty()) {
      for (int place : places) {
        widths[place] *= Math.max(1, room / chosen);
      }
    } else {
      divide(open, Math.max(room - chosen, open.size() * LEAST_STRETCHING));
    }
  }

  /** Gives each what it needs and a part of the rest; where that is too much, a fair part. */
  private void divide(List<Integer> places, double room) {
    double needed = places.stream().mapToDouble(place -> needs.get(place).usual()).sum();
    var open = new ArrayList<>(places);
    open.sort((a, b) -> Double.compare(needs.get(a).usual(), needs.get(b).usual()));
    double left = room;
    for (int i = 0; i < open.size(); i++) {
      double need = needs.get(open.get(i)).usual();
      double fair = left / (open.size() - i);
      double given = needed <= room ? room * need / needed : Math.min(need, fair);
      widths[open.get(i)] = i == open.size() - 1 ? left : given;
      left -= widths[open.get(i)];
    }
  }
}
