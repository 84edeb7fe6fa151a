package picklescope.view.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picklescope.settings.ColorRule;

/** Chooses a colour for the rows that fulfil a condition. */
public final class RowColors {
  private static final String SIGN = "●";

  /** Those that no rule of a first start has come first. */
  private static final List<ColorRule.Color> ORDER =
      List.of(
          ColorRule.Color.GREEN,
          ColorRule.Color.BLUE,
          ColorRule.Color.PURPLE,
          ColorRule.Color.YELLOW,
          ColorRule.Color.ORANGE,
          ColorRule.Color.RED,
          ColorRule.Color.GRAY);

  private RowColors() {}

  /**
   * Returns the rules with a first one for a condition, in a colour that the fewest others have. A
   * rule with this condition that exists gets the next colour instead.
   */
  public static List<ColorRule> with(List<ColorRule> rules, String condition) {
    var others = new ArrayList<>(rules);
    Optional<ColorRule> same =
        rules.stream().filter(rule -> rule.filter().equals(condition)).findFirst();
    same.ifPresent(others::remove);
    ColorRule.Color color =
        same.map(rule -> ORDER.get((ORDER.indexOf(rule.color()) + 1) % ORDER.size()))
            .orElseGet(() -> rarest(others));
    others.addFirst(new ColorRule(condition, color, same.map(ColorRule::glyph).orElse(SIGN), true));
    return List.copyOf(others);
  }

  private static ColorRule.Color rarest(List<ColorRule> rules) {
    ColorRule.Color rarest = ORDER.getFirst();
    for (ColorRule.Color color : ORDER) {
      if (uses(rules, color) < uses(rules, rarest)) {
        rarest = color;
      }
    }
    return rarest;
  }

  private static long uses(List<ColorRule> rules, ColorRule.Color color) {
    return rules.stream().filter(rule -> rule.color() == color).count();
  }
}
