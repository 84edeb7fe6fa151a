package picklescope.pickle;

import java.util.Arrays;

/**
 * The stack of a {@link CallScan}: of each value its kind, and the offset of the opcode at which
 * its bytes begin. Marks are as in {@link ValueStack}.
 */
final class ScanStack {
  /** A value of any other type, or one of the memo. */
  static final int OTHER = 0;

  /** A str, or a str of Python 2 that equals one. */
  static final int TEXT = 1;

  static final int TUPLE = 2;
  static final int LIST = 3;
  static final int DICT = 4;

  /** A tuple of a tuple and a dict, at the bottom of the stack. */
  static final int CALL = 5;

  /** The place of the dict of keyword arguments before it is part of a tuple. */
  static final int KEYWORDS = 1;

  private static final int KIND_BITS = 3;
  private static final int KIND = (1 << KIND_BITS) - 1;

  private int[] values = new int[32]; // the offset above the kind
  private int[] marks = new int[8]; // the size, then the offset of MARK
  private int size;
  private int fence;
  private int markCount;

  void clear() {
    size = 0;
    fence = 0;
    markCount = 0;
  }

  int size() {
    return size;
  }

  boolean isEmpty() {
    return size == 0 && markCount == 0;
  }

  /** Returns whether so many values are above the innermost mark. */
  boolean has(int count) {
    return size - fence >= count;
  }

  /**
   * Returns whether the value below a place may be used and is of a kind. There need not be values
   * from that place on.
   */
  boolean isBelow(int place, int kind) {
    return place > fence && kind(place - 1) == kind;
  }

  /** Adds the values from a place on to the list below; returns false if it is not a list. */
  boolean append(int from) {
    boolean toList = isBelow(from, LIST);
    size = from;
    return toList;
  }

  /** Replaces a module and a name by what they name; returns false if they are not two texts. */
  boolean name() {
    boolean texts = has(2) && kind(size - 1) == TEXT && kind(size - 2) == TEXT;
    if (texts) {
      size -= 2;
      push(OTHER, start(size));
    }
    return texts;
  }

  /** Returns whether the stack holds a tuple and a dict, and nothing else. */
  boolean isCallsParts() {
    return size == 2 && (kind(0) == TUPLE || kind(0) == CALL) && kind(KEYWORDS) == DICT;
  }

  /** Returns whether the stack holds a call, and nothing else. */
  boolean isOneCall() {
    return size == 1 && markCount == 0 && kind(0) == CALL;
  }

  /** Returns the kind of a value. */
  int kind(int place) {
    return values[place] & KIND;
  }

  /** Returns the offset at which a value begins. */
  int start(int place) {
    return values[place] >>> KIND_BITS;
  }

  void push(int kind, int start) {
    if (size == values.length) {
      values = Arrays.copyOf(values, size * 2);
    }
    values[size++] = start << KIND_BITS | kind;
  }

  void cut(int to) {
    size = to;
  }

  void mark(int at) {
    if (markCount * 2 == marks.length) {
      marks = Arrays.copyOf(marks, markCount * 4);
    }
    marks[markCount * 2] = size;
    marks[markCount * 2 + 1] = at;
    markCount++;
    fence = size;
  }

  /** Returns whether there is a mark. */
  boolean hasMark() {
    return markCount > 0;
  }

  /** Removes the innermost mark, and returns the place of the first value above it. */
  int popMark() {
    markCount--;
    fence = markCount == 0 ? 0 : marks[markCount * 2 - 2];
    return marks[markCount * 2];
  }

  /** Returns the offset of the mark that was removed last. */
  int lastMark() {
    return marks[markCount * 2 + 1];
  }
}
