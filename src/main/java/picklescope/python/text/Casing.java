package picklescope.python.text;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/**
 * Upper and lower case as CPython 3.13 has them, which is Unicode 15.1: a character that only a
 * later Unicode assigns, or maps to one that is, stays as it is. Unicode's stability policy holds
 * the other mappings fixed, so those of the Java at hand are taken.
 */
public final class Casing {
  private static final int SIGMA = 0x3A3;
  private static final int SMALL_SIGMA = 0x3C3;
  private static final int FINAL_SIGMA = 0x3C2;

  /** Characters that word breaking keeps inside a word, which casing therefore ignores. */
  private static final String INSIDE_WORDS =
      "'.:\u00B7\u0387\u055F\u05F4\u2018\u2019\u2024\u2027\uFE13\uFE52\uFE55\uFF07\uFF0E\uFF1A";

  /** A mark without a width of its own until Unicode 16. */
  private static final int AHOM_VOWEL_SIGN = 0x1171E;

  private Casing() {}

  /** Python's {@code str.lower()}. */
  public static int[] lower(int[] points) {
    var mapped = new Points(points.length);
    for (int i = 0; i < points.length; i++) {
      if (points[i] == SIGMA) {
        mapped.add(isFinal(points, i) ? FINAL_SIGMA : SMALL_SIGMA);
      } else {
        mapped.add(points[i], false);
      }
    }
    return mapped.points();
  }

  /** Python's {@code str.upper()}. */
  public static int[] upper(int[] points) {
    var mapped = new Points(points.length);
    for (int point : points) {
      mapped.add(point, true);
    }
    return mapped.points();
  }

  /** The lower case of a character alone, of several the first: what {@code re} folds by. */
  public static int lower(int point) {
    if (point < 0x80) {
      return point >= 'A' && point <= 'Z' ? point + 0x20 : point;
    }
    return mapped(point, false).codePointAt(0);
  }

  /** The characters that {@code (?i)} takes for the same, this one among them. */
  public static int[] caseVariants(int point) {
    int[] caseVariants = CaseClasses.CLASSES.get(point);
    return caseVariants == null ? new int[] {point} : caseVariants;
  }

  private static String mapped(int point, boolean upper) {
    String one = Character.toString(point);
    String other = upper ? one.toUpperCase(Locale.ROOT) : one.toLowerCase(Locale.ROOT);
    return other.equals(one) || Printable.is(point) && other.codePoints().allMatch(Printable::is)
        ? other
        : one;
  }

  /** Whether a capital sigma ends a word: a letter with case stands before it and none behind. */
  private static boolean isFinal(int[] points, int at) {
    int before = at - 1;
    while (before >= 0 && isIgnored(points[before])) {
      before--;
    }
    if (before < 0 || !isCased(points[before])) {
      return false;
    }
    int behind = at + 1;
    while (behind < points.length && isIgnored(points[behind])) {
      behind++;
    }
    return behind == points.length || !isCased(points[behind]);
  }

  private static boolean isCased(int point) {
    return Printable.is(point)
        && (Character.isLowerCase(point)
            || Character.isUpperCase(point)
            || Character.isTitleCase(point));
  }

  private static boolean isIgnored(int point) {
    return switch (Character.getType(point)) {
      case Character.FORMAT -> true;
      case Character.NON_SPACING_MARK,
          Character.ENCLOSING_MARK,
          Character.MODIFIER_LETTER,
          Character.MODIFIER_SYMBOL ->
          Printable.is(point);
      default -> point == AHOM_VOWEL_SIGN || INSIDE_WORDS.indexOf(point) >= 0;
    };
  }

  /** Code points that are gathered. */
  private static final class Points {
    private int[] points;
    private int size;

    Points(int expected) {
      points = new int[expected];
    }

    void add(int point) {
      if (size == points.length) {
        points = Arrays.copyOf(points, size + 16 + size / 2);
      }
      points[size++] = point;
    }

    void add(int point, boolean upper) {
      if (point >= 0x80) {
        mapped(point, upper).codePoints().forEach(this::add);
      } else {
        boolean letter = upper ? point >= 'a' && point <= 'z' : point >= 'A' && point <= 'Z';
        add(letter ? point ^ 0x20 : point);
      }
    }

    int[] points() {
      return Arrays.copyOf(points, size);
    }
  }

  /**
   * Made when it is first asked for. Two characters are alike if their lower cases are the same, or
   * have the same upper case, as {@code Lib/re/_casefix.py} has it.
   */
  private static final class CaseClasses {
    static final Map<Integer, int[]> CLASSES = classes();

    private static Map<Integer, int[]> classes() {
      var byUpper = new HashMap<String, TreeSet<Integer>>();
      for (int point = 0; point <= Character.MAX_CODE_POINT; point++) {
        boolean changes =
            Character.toLowerCase(point) != point
                || Character.isLowerCase(point)
                || Character.toUpperCase(point) != point;
        if (changes) {
          int lower = lower(point);
          var caseVariants = byUpper.computeIfAbsent(mapped(lower, true), _ -> new TreeSet<>());
          caseVariants.add(point);
          caseVariants.add(lower);
        }
      }
      var classes = new HashMap<Integer, int[]>();
      for (TreeSet<Integer> caseVariants : byUpper.values()) {
        int[] all = caseVariants.stream().mapToInt(Integer::intValue).toArray();
        caseVariants.forEach(point -> classes.put(point, all));
      }
      return Map.copyOf(classes);
    }
  }
}
