package picklescope.view.table;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Distributes the width of the table over its columns: each gets what it usually needs, and those
 * that stretch share all the rest by what they contain; one that contains little leaves room to one
 * whose content would be cut. Together those are never narrower than the others together. Where
 * there is no room for that, the others shrink as far as they can be read; then the least important
 * of them give way one after the other; and then the columns are wider than the table and scroll.
 * Widths are in pixels; that of a column that is left out is 0.
 */
public final class WidthShares {
  /** The least width of a column that stretches. */
  static final double LEAST_STRETCHING = 90;

  /**
   * What a column needs.
   *
   * @param stretches whether it shares the rest of the width
   * @param usual the width of its usual content; for one that stretches, of the longest seen if
   *     that is longer
   * @param least the width to which it may shrink; for one that stretches, of the longest seen
   * @param chosen the width that the user has chosen; with it, the column does not give way
   * @param yields the turn in which it gives way, from 1; 0 if it never does
   * @param brief its width once it has given way; 0 if it is left out
   */
  public record Need(
      boolean stretches,
      double usual,
      double least,
      OptionalDouble chosen,
      int yields,
      double brief) {
    /** Returns the need of a column that never gives way. */
    public static Need of(boolean stretches, double usual, double least, OptionalDouble chosen) {
      return new Need(stretches, usual, least, chosen, 0, 0);
    }

    /** Returns a copy that gives way in a turn. */
    public Need yielding(int turn, double newBrief) {
      return new Need(stretches, usual, least, chosen, turn, newBrief);
    }

    private boolean hasYielded(int turns) {
      return chosen.isEmpty() && yields > 0 && yields <= turns;
    }

    private double usualAfter(int turns) {
      return hasYielded(turns) ? brief : Math.min(usual, chosen.orElse(usual));
    }

    private double leastAfter(int turns) {
      return hasYielded(turns) ? brief : Math.min(usual, chosen.orElse(least));
    }

    /** Returns by how much the user has made it wider, which no other column has to make up for. */
    private double widened() {
      return Math.max(0, chosen.orElse(usual) - usual);
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
    var others = places(false).stream().map(needs::get).toList();
    int turns = leaveHalf ? turns(others) : 0;
    double usual = others.stream().mapToDouble(need -> need.usualAfter(turns)).sum();
    double least = others.stream().mapToDouble(need -> need.leastAfter(turns)).sum();
    double wanted = leaveHalf ? Math.clamp(width / 2, least, usual) : usual;
    double part = usual > least ? (wanted - least) / (usual - least) : 1;
    for (int place : places(false)) {
      Need need = needs.get(place);
      double shrunk = need.leastAfter(turns);
      widths[place] = shrunk + part * (need.usualAfter(turns) - shrunk) + need.widened();
    }
    return wanted + others.stream().mapToDouble(Need::widened).sum();
  }

  /** Returns how many turns of giving way it takes until the others leave half of the width. */
  private int turns(List<Need> others) {
    int last = others.stream().mapToInt(Need::yields).max().orElse(0);
    int turns = 0;
    while (turns < last && least(others, turns) > width / 2) {
      turns++;
    }
    return turns;
  }

  private static double least(List<Need> others, int turns) {
    return others.stream().mapToDouble(need -> need.leastAfter(turns)).sum();
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

  /**
   * Gives each what it needs and a part of the rest. Where that is too much, those that contain
   * less than usual shrink; where that is not enough, each gets a fair part.
   */
  private void divide(List<Integer> places, double room) {
    double needed = places.stream().mapToDouble(place -> needs.get(place).usual()).sum();
    double contained = places.stream().mapToDouble(this::contained).sum();
    if (needed <= room) {
      places.forEach(place -> widths[place] = room * needs.get(place).usual() / needed);
    } else if (contained <= room) {
      double part = (room - contained) / (needed - contained);
      for (int place : places) {
        double least = contained(place);
        widths[place] = least + part * (needs.get(place).usual() - least);
      }
    } else {
      divideFairly(places, room);
    }
  }

  /** Returns the width that a column which stretches needs for what it contains. */
  private double contained(int place) {
    Need need = needs.get(place);
    return Math.min(need.usual(), Math.max(need.least(), LEAST_STRETCHING));
  }

  private void divideFairly(List<Integer> places, double room) {
    var open = new ArrayList<>(places);
    open.sort(Comparator.comparingDouble(this::contained));
    double left = room;
    for (int i = 0; i < open.size(); i++) {
      double fair = left / (open.size() - i);
      double given = i == open.size() - 1 ? left : Math.min(contained(open.get(i)), fair);
      widths[open.get(i)] = given;
      left -= given;
    }
  }
}
