package picklescope.pickle;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picklescope.python.PyValue;

/**
 * A value with the range of bytes from which it was read, and the spans of its parts.
 *
 * <p>The range [start, end) extends from the opcode that begins the value to the last one that
 * concerns it while it is on top of the stack: those that fill it (APPENDS, SETITEMS, BUILD ...)
 * and those that store it in the memo. A value with a MARK begins at the MARK; one that is created
 * from values on the stack (TUPLE2, STACK_GLOBAL, REDUCE ...) begins with the first of them. Ranges
 * are nested or disjoint.
 *
 * <p>A value that is pushed again by the memo or DUP has a separate span, over the bytes that push
 * it: a {@linkplain #target() reference} to the span that created it, which contains the parts. So
 * parts that were added by way of a reference lie outside the range of the span to which they
 * belong.
 */
public final class ValueSpan {
  /** The role of a value within the one that contains it. */
  public enum Role {
    /** Not part of another value. */
    WHOLE,
    /** An item of a list, tuple, set or frozenset, or one that is appended to an object. */
    ITEM,
    /** A key of a dict, or of a pair that is set in an object. */
    KEY,
    /** The value of a key. */
    VALUE,
    /** The class or function that creates an object. */
    CALLABLE,
    /** Its arguments; with INST and OBJ a tuple that no opcode creates. */
    ARGUMENTS,
    /** Its keyword arguments. */
    KEYWORDS,
    /** A state that BUILD sets. */
    STATE,
    /** The module of a class or function. */
    MODULE,
    /** The name of a class or function. */
    NAME,
    /** The id of a persistent object. */
    ID,
    /** A value, key or item that has no effect because of an equal key or item. */
    WITHOUT_EFFECT
  }

  private PyValue value;
  private final int start;
  private int end;
  private final @Nullable ValueSpan target; // null if this span creates the value
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

  /** Creates a reference. Its value may be what its target was before READONLY_BUFFER. */
  ValueSpan(ValueSpan target, PyValue value, int start, int end) {
    this.value = value;
    this.start = start;
    this.end = end;
    this.target = target;
    this.hashable = target.hashable;
  }

  /** Returns the value. */
  public PyValue value() {
    return value;
  }

  /** Returns the offset of its first byte. */
  public int start() {
    return start;
  }

  /** Returns the offset after its last byte. */
  public int end() {
    return end;
  }

  /** Returns the span that created the value, if this one was pushed by the memo or DUP. */
  public Optional<ValueSpan> target() {
    return Optional.ofNullable(target);
  }

  /** Returns the span that created the value: this one, or the one to which it refers. */
  public ValueSpan origin() {
    return target == null ? this : target;
  }

  /** Returns the span of the value that contains this one. */
  public Optional<ValueSpan> parent() {
    return Optional.ofNullable(parent);
  }

  /** Returns its role within its parent. */
  public Role role() {
    return role;
  }

  /** Returns its index, from 0, among the parts of its parent that have the same role. */
  public int index() {
    return index;
  }

  /**
   * Returns the parts, which only the {@link #origin()} has: for lists, tuples, sets and frozensets
   * the items in the value's order; for dicts alternately keys and values, also in the value's
   * order; for objects in the order of the stream, see {@link #role()}.
   */
  public List<ValueSpan> parts() {
    return Collections.unmodifiableList(parts);
  }

  /**
   * Returns the parts that are in the bytes but not in the value: of equal keys the later ones and
   * the replaced values, of equal members of sets the later ones, and a state that has no effect.
   */
  public List<ValueSpan> withoutEffect() {
    return Collections.unmodifiableList(withoutEffect);
  }

  /** Returns whether CPython could hash the value, as far as this is known without executing it. */
  boolean hashable() {
    return hashable;
  }

  void extendTo(int to) {
    end = to;
  }

  /** Replaces the value: an opcode has put another one in its place. */
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

  /** Replaces the value of a key by a later one of an equal key. */
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
    return "[%s, %s) %s".formatted(start, end, value.getClass().getSimpleName());
  }
}
