package picklescope.pickle;

import static picklescope.pickle.DisassemblyException.indexError;
import static picklescope.pickle.DisassemblyException.valueError;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The stack as {@code pickletools.dis} tracks it: the types of the items, and the offsets of the
 * marks.
 */
final class ItemStack {
  private static final StackItem[] ITEMS = StackItem.values();

  private byte[] items = new byte[64]; // ordinals
  private int size;
  private int[] markOffsets = new int[16];
  private int marks;

  int size() {
    return size;
  }

  /** Returns the number of marks; a mark that was removed as a value is still counted. */
  int marks() {
    return marks;
  }

  /** Returns the item on top; {@link StackItem#ANY} if the stack is empty. */
  StackItem top() {
    return size == 0 ? StackItem.ANY : ITEMS[items[size - 1]];
  }

  /** Removes everything down to the topmost mark, and returns the offset of its opcode. */
  int popToMark() throws DisassemblyException {
    while (size > 0 && top() != StackItem.MARK) {
      size--;
    }
    if (size == 0) {
      throw indexError();
    }
    size--;
    return markOffsets[--marks];
  }

  void pop(int count) throws DisassemblyException {
    if (size < count) {
      throw valueError(
          "tries to pop %s items from stack with only %s items".formatted(count, size));
    }
    size -= count;
  }

  /**
   * @param offset the offset of the opcode that pushes the items
   */
  void push(List<StackItem> pushed, int offset) {
    for (int i = 0; i < pushed.size(); i++) {
      StackItem item = pushed.get(i);
      if (size == items.length) {
        items = Arrays.copyOf(items, 2 * size);
      }
      items[size++] = (byte) item.ordinal();
      if (item == StackItem.MARK) {
        if (marks == markOffsets.length) {
          markOffsets = Arrays.copyOf(markOffsets, 2 * marks);
        }
        markOffsets[marks++] = offset;
      }
    }
  }

  void checkEmpty() throws DisassemblyException {
    if (size > 0) {
      throw valueError(
          IntStream.range(0, size)
              .mapToObj(i -> ITEMS[items[i]].toString())
              .collect(Collectors.joining(", ", "stack not empty after STOP: [", "]")));
    }
  }
}
