package picklescope.python.text;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/**
 * Upper and lower case as in CPython 3.13, which uses Unicode 15.1: a character that was assigned
 * later, or has a mapping to one that was, is unchanged. Unicode's stability policy fixes all other
 * mappings, so those of the JDK are used.
 */
public final class Casing {
  private static final int SIGMA = 0x3A3;
  private static final int SMALL_SIGMA = 0x3C3;
  private static final int FINAL_SIGMA = 0x3C2;

  /** Characters that do not interrupt a word and are therefore ignored by casing. */
  private static final String INSIDE_WORDS =
      "'.:\u00B7\u0387\u055F\u05F4\u2018\u2019\u2024\u2027\uFE13\uFE52\uFE55\uFF07\uFF0E\uFF1A";

  /** A nonspacing mark before Unicode 16. */
  private static final int AHOM_VOWEL_SIGN = 0x1171E;

  private Casing() {}

  /** Returns Python's {@code str.lower()}. */
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

  /** Returns Python's {@code str.upper()}. */
  public static int[] upper(int[] points) {
    var mapped = new Points(points.length);
    for (int point : points) {
      mapped.add(point, true);
    }
    return mapped.points();
  }

  /**
   * Returns the first character of the lower case of a single character, which {@code re} uses for
   * case folding.
   */
  public static int lower(int point) {
    if (point < 0x80) {
      return point >= 'A' && point <= 'Z' ? point + 0x20 : point;
    }
    return mapped(point, false).codePointAt(0);
  }

  /** Returns the characters that {@code (?i)} treats as equal, including the given one. */
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

  /**
   * Returns whether a capital sigma is at the end of a word: a cased letter precedes it and none
   * follows.
   */
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

  /** A growing array of code points. */
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
   * Created on first use. Two characters are equal if their lower cases are, or have the same upper
   * case, as in {@code Lib/re/_casefix.py}.
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
