package picklescope.pickle;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picklescope.python.PyValue;

/**
 * A value at its place in a pickle: which bytes it came from, and where its parts came from.
 *
 * <p>The range [start, end) goes from the opcode that begins the value up to the last one that has
 * to do with it while it lies on top of the stack: those that fill it (APPENDS, SETITEMS, BUILD
 * ...) and those that keep it in the memo. A value with a MARK begins at the MARK, one that is made
 * of values on the stack (TUPLE2, STACK_GLOBAL, REDUCE ...) with the first of them. Ranges lie
 * within each other or apart, never across.
 *
 * <p>A value that the memo or DUP brings once more is a span of its own, over the bytes that bring
 * it: a {@linkplain #target() reference} to the span that made it, which holds the parts. So parts
 * that were added by way of a reference lie outside of the range of the span that they are parts
 * of.
 */
public final class ValueSpan {
  /** What a value is to the one that it is a part of. */
  public enum Role {
    /** No part of another. */
    WHOLE,
    /** An item of a list, tuple, set or frozenset, or one that is appended to an object. */
    ITEM,
    /** A key of a dict, or of a pair that is set in an object. */
    KEY,
    /** The value of a key. */
    VALUE,
    /** The class or function that makes an object. */
    CALLABLE,
    /** The arguments that it gets; of INST and OBJ a tuple that no opcode makes. */
    ARGUMENTS,
    /** The keyword arguments that it gets. */
    KEYWORDS,
    /** What BUILD gives to an object. */
    STATE,
    /** The module of a class or function. */
    MODULE,
    /** The name of a class or function. */
    NAME,
    /** The name of an object that is kept outside of the pickle. */
    ID,
    /** A value, key or item that an equal key or item leaves without effect. */
    WITHOUT_EFFECT
  }

  private PyValue value;
  private final int start;
  private int end;
  private final @Nullable ValueSpan target; // null if this span makes the value
  private @Nullable ValueSpan parent; // null if there is none
  private Role role = Role.WHOLE;
  private int index;
  private List<ValueSpan> parts = List.of();
  private List<ValueSpan> withoutEffect = List.of();
  private final boolean hashable;

  ValueSpan(PyValue value, int start, int end, boolean hashable) {
    this.value = value;
    this.start = start;
    this.end = end;
    this.target = null;
    this.hashable = hashable;
  }

  /** A reference; its value may be what its target was before READONLY_BUFFER. */
  ValueSpan(ValueSpan target, PyValue value, int start, int end) {
    this.value = value;
    this.start = start;
    this.end = end;
    this.target = target;
    this.hashable = target.hashable;
  }

  /** The value itself. */
  public PyValue value() {
    return value;
  }

  /** The offset of its first byte. */
  public int start() {
    return start;
  }

  /** The offset after its last byte. */
  public int end() {
    return end;
  }

  /** For a value that the memo or DUP brings once more: the span that made it. */
  public Optional<ValueSpan> target() {
    return Optional.ofNullable(target);
  }

  /** The span that made the value: this one, or the one that it refers to. */
  public ValueSpan origin() {
    return target == null ? this : target;
  }

  /** The span of the value that this one is a part of. */
  public Optional<ValueSpan> parent() {
    return Optional.ofNullable(parent);
  }

  /** What it is to its parent. */
  public Role role() {
    return role;
  }

  /** Its number from 0 among the parts of its parent that have the same role. */
  public int index() {
    return index;
  }

  /**
   * The parts, which only the {@link #origin()} has. For lists, tuples, sets and frozensets item by
   * item as the value has them, for dicts a key, its value, the next key and so on, also in the
   * value's order; for objects in the order of the stream, see {@link #role()}.
   */
  public List<ValueSpan> parts() {
    return Collections.unmodifiableList(parts);
  }

  /**
   * Parts that the bytes name and the value does not have: of equal keys the later ones and the
   * values before, of equal members of sets the later ones, and a state that changes nothing.
   */
  public List<ValueSpan> withoutEffect() {
    return Collections.unmodifiableList(withoutEffect);
  }

  /** Whether CPython could hash the value, as far as it can be known without asking it. */
  boolean hashable() {
    return hashable;
  }

  void extendTo(int to) {
    end = to;
  }

  /** Its opcode was followed by one that put another value in its place. */
  void replace(PyValue other) {
    value = other;
  }

  void add(ValueSpan part, Role as, int number) {
    if (parts.isEmpty()) {
      parts = new ArrayList<>(4);
    }
    parts.add(part);
    part.become(this, as, number);
  }

  void addWithoutEffect(ValueSpan part) {
    if (withoutEffect.isEmpty()) {
      withoutEffect = new ArrayList<>(2);
    }
    withoutEffect.add(part);
    part.become(this, Role.WITHOUT_EFFECT, withoutEffect.size() - 1);
  }

  /** Puts a later value of an equal key in the place of the one before. */
  void replaceValue(int number, ValueSpan later) {
    addWithoutEffect(parts.set(2 * number + 1, later));
    later.become(this, Role.VALUE, number);
  }

  private void become(ValueSpan of, Role as, int number) {
    parent = of;
    role = as;
    index = number;
  }

  @Override
  public String toString() {
    return "[%d, %d) %s".formatted(start, end, value.getClass().getSimpleName());
  }
}
