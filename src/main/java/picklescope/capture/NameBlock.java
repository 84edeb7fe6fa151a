package picklescope.capture;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import picklescope.python.text.VisibleText;

/** Reads a name resolution block. */
final class NameBlock {
  /** The most names that are read. */
  private static final int MOST = 65_536;

  /**
   * The longest name (RFC 1035). Longer ones are truncated, so that a file cannot fill the memory
   * with names.
   */
  private static final int LONGEST = 255;

  private NameBlock() {}

  /** Adds the block's names to a map; the first one if an address has several. */
  static void read(
      MemorySegment data, long at, long length, ByteOrder order, Map<InetAddress, String> names) {
    var shorts = ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(order);
    long next = at + 8;
    long end = at + length - 4;
    while (end - next >= 4 && names.size() < MOST) {
      int type = data.get(shorts, next) & 0xFFFF;
      int size = data.get(shorts, next + 2) & 0xFFFF;
      int address = type == 1 ? 4 : 16;
      if (type == 0 || size > end - next - 4) {
        return;
      }
      if (type <= 2 && size > address) {
        add(data.asSlice(next + 4, size).toArray(ValueLayout.JAVA_BYTE), address, names);
      }
      next += 4 + Pcapng.padded(size);
    }
  }

  private static void add(byte[] entry, int address, Map<InetAddress, String> names) {
    int end = address;
    while (end < Math.min(entry.length, address + LONGEST) && entry[end] != 0) {
      end++;
    }
    try {
      var ip = InetAddress.getByAddress(Arrays.copyOf(entry, address));
      if (end > address) {
        var name = new String(entry, address, end - address, StandardCharsets.UTF_8);
        names.putIfAbsent(ip, VisibleText.line(name));
      }
    } catch (UnknownHostException e) {
      throw new IllegalStateException(e); // only for other lengths than 4 and 16
    }
  }
}
