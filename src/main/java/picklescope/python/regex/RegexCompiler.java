package picklescope.python.regex;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import picklescope.python.regex.RegexNode.Greed;
import picklescope.python.regex.RegexNode.PositionTest;
import picklescope.python.regex.RegexStep.Op;

/** Compiles a pattern to instructions. */
final class RegexCompiler {
  private final List<RegexStep> steps = new ArrayList<>();
  private int slots;

  private RegexCompiler(int groups) {
    slots = 2 * (groups + 1);
  }

  /**
   * A compiled pattern.
   *
   * @param slots the number of slots that the instructions use
   * @param startTest whether a match can begin at a position
   */
  record Program(RegexStep[] steps, int slots, PositionTest startTest) {}

  static Program compile(RegexParser.Parsed pattern) {
    var compiler = new RegexCompiler(pattern.groups());
    compiler.add(pattern.node());
    compiler.step(Op.ACCEPT, 0);
    PositionTest startTest =
        RegexChars.first(pattern.node()).map(RegexCompiler::position).orElse((_, _) -> true);
    return new Program(compiler.steps.toArray(RegexStep[]::new), compiler.slots, startTest);
  }

  private int here() {
    return steps.size();
  }

  private void step(Op op, int a) {
    steps.add(new RegexStep(op, a, 0, 0, 0));
  }

  private int placeholder() {
    steps.add(new RegexStep(Op.FAIL, 0, 0, 0, 0));
    return here() - 1;
  }

  private int slot(int count) {
    slots += count;
    return slots - count;
  }

  private static PositionTest position(IntPredicate test) {
    return (text, at) -> at < text.length && test.test(text[at]);
  }

  private void add(RegexNode node) {
    switch (node) {
      case RegexNode.Chars chars ->
          steps.add(new RegexStep(Op.CHARS, 0, 0, 0, 0, position(chars.test())));
      case RegexNode.Anchor anchor ->
          steps.add(new RegexStep(Op.POSITION, 0, 0, 0, 0, anchor.position()));
      case RegexNode.Sequence sequence -> sequence.nodes().forEach(this::add);
      case RegexNode.Branch branch -> branch(branch);
      case RegexNode.Group group when group.number() == 0 -> add(group.node());
      case RegexNode.Group group -> {
        step(Op.SAVE, group.number() * 2);
        add(group.node());
        step(Op.SAVE, group.number() * 2 + 1);
      }
      case RegexNode.Atomic atomic -> atomic(atomic.node());
      case RegexNode.Look look -> look(look);
      case RegexNode.Reference reference ->
          steps.add(
              new RegexStep(Op.REFERENCE, reference.group(), folding(reference.flags()), 0, 0));
      case RegexNode.Conditional choice -> {
        int no = placeholder();
        add(choice.yes());
        int end = placeholder();
        steps.set(no, new RegexStep(Op.CONDITIONAL, choice.group(), here(), 0, 0));
        add(choice.no());
        steps.set(end, new RegexStep(Op.JUMP, here(), 0, 0, 0));
      }
      case RegexNode.Repeat repeat -> repeat(repeat);
    }
  }

  private static int folding(RegexFlags flags) {
    return !flags.ignoreCase() ? 0 : flags.ascii() ? 2 : 1;
  }

  private void branch(RegexNode.Branch branch) {
    var ends = new ArrayList<Integer>();
    for (RegexNode node : branch.nodes().subList(0, branch.nodes().size() - 1)) {
      int split = placeholder();
      add(node);
      ends.add(placeholder());
      steps.set(split, new RegexStep(Op.SPLIT, here(), 0, 0, 0));
    }
    add(branch.nodes().getLast());
    for (int end : ends) {
      steps.set(end, new RegexStep(Op.JUMP, here(), 0, 0, 0));
    }
  }

  private void atomic(RegexNode node) {
    int mark = slot(1);
    step(Op.MARK, mark);
    add(node);
    step(Op.CUT, mark);
  }

  private void look(RegexNode.Look look) {
    int mark = slot(2);
    step(Op.MARK, mark);
    step(Op.SAVE, mark + 1);
    int split = look.negative() ? placeholder() : 0;
    if (look.behind()) {
      step(Op.BACK, (int) Math.min(Integer.MAX_VALUE, look.node().width().min()));
    }
    add(look.node());
    step(Op.CUT, mark);
    if (look.negative()) {
      step(Op.FAIL, 0);
      steps.set(split, new RegexStep(Op.SPLIT, here(), 0, 0, 0));
    } else {
      step(Op.RESTORE, mark + 1);
    }
  }

  private void repeat(RegexNode.Repeat repeat) {
    if (repeat.node() instanceof RegexNode.Chars chars && repeat.greed() != Greed.LAZY) {
      Op op = repeat.greed() == Greed.GREEDY ? Op.RUN : Op.WHOLE_RUN;
      steps.add(new RegexStep(op, repeat.min(), repeat.max(), 0, 0, position(chars.test())));
      return;
    }
    boolean possessive = repeat.greed() == Greed.POSSESSIVE;
    int mark = possessive ? slot(1) : 0;
    if (possessive) {
      step(Op.MARK, mark);
    }
    int loop = slot(2);
    step(Op.LOOP, loop);
    int turn = placeholder();
    step(Op.COUNT_ITERATION, loop);
    if (possessive) { // each iteration is atomic, as in CPython
      atomic(repeat.node());
    } else {
      add(repeat.node());
    }
    step(Op.JUMP, turn);
    Op op = repeat.greed() == Greed.LAZY ? Op.LAZY_ITERATE : Op.ITERATE;
    steps.set(turn, new RegexStep(op, loop, repeat.min(), repeat.max(), here()));
    if (possessive) {
      step(Op.CUT, mark);
    }
  }
}
