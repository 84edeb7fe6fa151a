package picklescope.python.regex;

import java.util.Arrays;
import java.util.Objects;
import picklescope.python.regex.RegexCompiler.Program;
import picklescope.python.regex.RegexNode.PositionTest;

/**
 * A match of a pattern against a text: executes the pattern's instructions and backtracks to the
 * last choice point when one fails, without recursion, with a bounded amount of work.
 *
 * <p>Slots contain the starts and ends of groups, the state of loops, and marks of choice points.
 * The previous content of a slot is kept on a trail, from which it is restored on backtracking.
 */
public final class RegexMatcher {
  private static final int MAX_STEPS = 2_000_000;
  private static final int MAX_CHOICE_POINTS = 1_000_000;

  private final RegexStep[] program;
  private final PositionTest startTest;
  private final int[] text;
  private final int[] slots;
  private int[] choicePoints =
      new int[64]; // step, position, trail, and the least position of a run
  private int choicePointsEnd;
  private int[] trail = new int[32]; // slot, and its previous content
  private int trailEnd;
  private int stepsLeft = MAX_STEPS;

  RegexMatcher(Program program, int[] text) {
    this.program = program.steps();
    startTest = program.startTest();
    this.text = text;
    slots = new int[program.slots()];
  }

  /** Thrown if the match takes too much work. */
  public static final class RegexLimitException extends Exception {
    private static final long serialVersionUID = 1L;

    RegexLimitException() {
      super("the pattern takes too much work on this text", null, false, false);
    }

    @Override
    public String getMessage() {
      return Objects.requireNonNull(super.getMessage());
    }
  }

  boolean search() throws RegexLimitException {
    boolean onlyAtStart = program[0].position() == RegexChars.START;
    for (int start = 0; start <= (onlyAtStart ? 0 : text.length); start++) {
      if (!startTest.is(text, start)) {
        spend(1);
      } else if (match(start, false)) {
        return true;
      }
    }
    return false;
  }

  private void spend(int count) throws RegexLimitException {
    stepsLeft -= count;
    if (stepsLeft < 0) {
      throw new RegexLimitException();
    }
  }

  /**
   * Returns whether the text matches from a position on.
   *
   * @param whole whether the match must extend to the end of the text
   */
  boolean match(int start, boolean whole) throws RegexLimitException {
    Arrays.fill(slots, -1);
    choicePointsEnd = 0;
    trailEnd = 0;
    int step = 0;
    int at = start;
    while (true) {
      spend(1);
      RegexStep now = program[step++];
      boolean fits = true;
      switch (now.op()) {
        case CHARS -> {
          fits = now.position().is(text, at);
          at++;
        }
        case POSITION -> fits = now.position().is(text, at);
        case RUN, WHOLE_RUN -> {
          int end = run(now, at);
          fits = end - at >= now.a();
          if (now.op() == RegexStep.Op.RUN && end - at > now.a()) {
            addChoicePoint(step, end, at + now.a());
          }
          at = end;
        }
        case SPLIT -> addChoicePoint(now.a(), at, at);
        case JUMP -> step = now.a();
        case SAVE -> set(now.a(), at);
        case RESTORE -> at = slots[now.a()];
        case BACK -> {
          fits = at >= now.a();
          at -= now.a();
        }
        case LOOP -> {
          set(now.a(), 0);
          set(now.a() + 1, -1);
        }
        case ITERATE, LAZY_ITERATE -> {
          int count = slots[now.a()];
          if (count < now.b()) {
            set(now.a(), count + 1);
            step++; // skips COUNT_ITERATION
          } else if (count >= now.c() || slots[now.a() + 1] == at) {
            step = now.d();
          } else if (now.op() == RegexStep.Op.ITERATE) {
            addChoicePoint(now.d(), at, at);
          } else {
            addChoicePoint(step, at, at);
            step = now.d();
          }
        }
        case COUNT_ITERATION -> {
          set(now.a(), slots[now.a()] + 1);
          set(now.a() + 1, at);
        }
        case MARK -> set(now.a(), choicePointsEnd);
        case CUT -> choicePointsEnd = slots[now.a()];
        case REFERENCE -> {
          int length = captured(now.a());
          fits = length >= 0 && isSame(slots[2 * now.a()], at, length, now.b());
          at += length;
        }
        case CONDITIONAL -> step = captured(now.a()) >= 0 ? step : now.b();
        case FAIL -> fits = false;
        case ACCEPT -> {
          if (!whole || at == text.length) {
            return true;
          }
          fits = false;
        }
      }
      if (!fits) {
        if (choicePointsEnd == 0) {
          return false;
        }
        int choicePoint = choicePointsEnd - 4;
        step = choicePoints[choicePoint];
        at = choicePoints[choicePoint + 1];
        restoreSlots(choicePoints[choicePoint + 2]);
        if (at > choicePoints[choicePoint + 3]) { // a run is shortened by a character
          at--;
        }
        if (at > choicePoints[choicePoint + 3]) {
          choicePoints[choicePoint + 1] = at;
        } else {
          choicePointsEnd = choicePoint;
        }
      }
    }
  }

  private int run(RegexStep step, int start) throws RegexLimitException {
    int end = start;
    int max = step.b() < text.length - start ? start + step.b() : text.length;
    while (end < max && step.position().is(text, end)) {
      end++;
    }
    spend((end - start) / 4);
    return end;
  }

  private void addChoicePoint(int step, int at, int min) throws RegexLimitException {
    if (choicePointsEnd == choicePoints.length) {
      if (choicePointsEnd > MAX_CHOICE_POINTS * 4) {
        throw new RegexLimitException();
      }
      choicePoints = Arrays.copyOf(choicePoints, choicePointsEnd * 2);
    }
    choicePoints[choicePointsEnd] = step;
    choicePoints[choicePointsEnd + 1] = at;
    choicePoints[choicePointsEnd + 2] = trailEnd;
    choicePoints[choicePointsEnd + 3] = min;
    choicePointsEnd += 4;
  }

  private void set(int slot, int value) {
    if (choicePointsEnd > 0) {
      if (trailEnd == trail.length) {
        trail = Arrays.copyOf(trail, trailEnd * 2);
      }
      trail[trailEnd] = slot;
      trail[trailEnd + 1] = slots[slot];
      trailEnd += 2;
    }
    slots[slot] = value;
  }

  private void restoreSlots(int end) {
    while (trailEnd > end) {
      trailEnd -= 2;
      slots[trail[trailEnd]] = trail[trailEnd + 1];
    }
  }

  /** Returns the length of a group's capture, or -1 if there is none. */
  private int captured(int group) {
    int start = slots[2 * group];
    int end = slots[2 * group + 1];
    return start < 0 || end < start ? -1 : end - start;
  }

  private boolean isSame(int from, int at, int length, int folding) throws RegexLimitException {
    if (length > text.length - at) {
      return false;
    }
    spend(length / 4);
    for (int i = 0; i < length; i++) {
      if (!RegexChars.isSame(text[from + i], text[at + i], folding)) {
        return false;
      }
    }
    return true;
  }
}
