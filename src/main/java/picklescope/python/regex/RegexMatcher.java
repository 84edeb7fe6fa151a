package picklescope.python.regex;

import java.util.Arrays;
import picklescope.python.regex.RegexCompiler.Program;
import picklescope.python.regex.RegexNode.Place;

/**
 * One search in one text: steps through a pattern's instructions and goes back to the last open way
 * when one fails, without recursion, and within a bound.
 *
 * <p>Slots hold where groups begin and end, how far loops are, and where ways were marked. What a
 * slot held before is kept on a trail, so that it is restored on the way back.
 */
public final class RegexMatcher {
  private static final int MAX_STEPS = 2_000_000;
  private static final int MAX_WAYS = 1_000_000;

  private final RegexStep[] program;
  private final Place begins;
  private final int[] text;
  private final int[] slots;
  private int[] ways = new int[64]; // step, place, trail, and the place up to which one may go back
  private int waysEnd;
  private int[] trail = new int[32]; // slot, and what it held
  private int trailEnd;
  private int stepsLeft = MAX_STEPS;

  RegexMatcher(Program program, int[] text) {
    this.program = program.steps();
    begins = program.begins();
    this.text = text;
    slots = new int[program.slots()];
  }

  /** The search takes too much work. */
  public static final class TooMuchException extends Exception {
    private static final long serialVersionUID = 1L;

    TooMuchException() {
      super("the pattern takes too much work on this text", null, false, false);
    }
  }

  boolean search() throws TooMuchException {
    boolean onlyAtStart = program[0].place() == RegexChars.START;
    for (int start = 0; start <= (onlyAtStart ? 0 : text.length); start++) {
      if (!begins.is(text, start)) {
        spend(1);
      } else if (match(start, false)) {
        return true;
      }
    }
    return false;
  }

  private void spend(int count) throws TooMuchException {
    stepsLeft -= count;
    if (stepsLeft < 0) {
      throw new TooMuchException();
    }
  }

  /**
   * Whether the text from a place on matches.
   *
   * @param whole whether up to its end
   */
  boolean match(int start, boolean whole) throws TooMuchException {
    Arrays.fill(slots, -1);
    waysEnd = 0;
    trailEnd = 0;
    int step = 0;
    int at = start;
    while (true) {
      spend(1);
      RegexStep now = program[step++];
      boolean fits = true;
      switch (now.op()) {
        case CHARS -> {
          fits = now.place().is(text, at);
          at++;
        }
        case PLACE -> fits = now.place().is(text, at);
        case RUN, WHOLE_RUN -> {
          int end = run(now, at);
          fits = end - at >= now.a();
          if (now.op() == RegexStep.Op.RUN && end - at > now.a()) {
            open(step, end, at + now.a());
          }
          at = end;
        }
        case SPLIT -> open(now.a(), at, at);
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
        case TURN, LAZY_TURN -> {
          int count = slots[now.a()];
          if (count < now.b()) {
            set(now.a(), count + 1);
            step++; // the MORE behind
          } else if (count >= now.c() || slots[now.a() + 1] == at) {
            step = now.d();
          } else if (now.op() == RegexStep.Op.TURN) {
            open(now.d(), at, at);
          } else {
            open(step, at, at);
            step = now.d();
          }
        }
        case MORE -> {
          set(now.a(), slots[now.a()] + 1);
          set(now.a() + 1, at);
        }
        case MARK -> set(now.a(), waysEnd);
        case CUT -> waysEnd = slots[now.a()];
        case REFERENCE -> {
          int length = captured(now.a());
          fits = length >= 0 && isSame(slots[2 * now.a()], at, length, now.b());
          at += length;
        }
        case CHOICE -> step = captured(now.a()) >= 0 ? step : now.b();
        case FAIL -> fits = false;
        case ACCEPT -> {
          if (!whole || at == text.length) {
            return true;
          }
          fits = false;
        }
      }
      if (!fits) {
        if (waysEnd == 0) {
          return false;
        }
        int way = waysEnd - 4;
        step = ways[way];
        at = ways[way + 1];
        undo(ways[way + 2]);
        if (at > ways[way + 3]) { // a run gives back a character
          at--;
        }
        if (at > ways[way + 3]) {
          ways[way + 1] = at;
        } else {
          waysEnd = way;
        }
      }
    }
  }

  private int run(RegexStep step, int start) throws TooMuchException {
    int end = start;
    int most = step.b() < text.length - start ? start + step.b() : text.length;
    while (end < most && step.place().is(text, end)) {
      end++;
    }
    spend((end - start) / 4);
    return end;
  }

  private void open(int step, int at, int least) throws TooMuchException {
    if (waysEnd == ways.length) {
      if (waysEnd > MAX_WAYS * 4) {
        throw new TooMuchException();
      }
      ways = Arrays.copyOf(ways, waysEnd * 2);
    }
    ways[waysEnd] = step;
    ways[waysEnd + 1] = at;
    ways[waysEnd + 2] = trailEnd;
    ways[waysEnd + 3] = least;
    waysEnd += 4;
  }

  private void set(int slot, int value) {
    if (waysEnd > 0) {
      if (trailEnd == trail.length) {
        trail = Arrays.copyOf(trail, trailEnd * 2);
      }
      trail[trailEnd] = slot;
      trail[trailEnd + 1] = slots[slot];
      trailEnd += 2;
    }
    slots[slot] = value;
  }

  private void undo(int end) {
    while (trailEnd > end) {
      trailEnd -= 2;
      slots[trail[trailEnd]] = trail[trailEnd + 1];
    }
  }

  /** The length of what a group has captured, or -1. */
  private int captured(int group) {
    int start = slots[2 * group];
    int end = slots[2 * group + 1];
    return start < 0 || end < start ? -1 : end - start;
  }

  private boolean isSame(int from, int at, int length, int folding) throws TooMuchException {
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
