package picklescope.capture;

import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/**
 * The constants of the pcapng format (draft-ietf-opsawg-pcapng) and of pcap
 * (draft-ietf-opsawg-pcap). We write little-endian on every computer.
 */
final class Pcapng {
  static final int SECTION_HEADER = 0x0A0D0D0A;
  static final int INTERFACE_DESCRIPTION = 1;
  static final int OLD_PACKET = 2;
  static final int SIMPLE_PACKET = 3;
  static final int NAME_RESOLUTION = 4;
  static final int INTERFACE_STATISTICS = 5;
  static final int ENHANCED_PACKET = 6;

  static final int BYTE_ORDER_MAGIC = 0x1A2B3C4D;

  static final int OPTION_END = 0;
  static final int OPTION_COMMENT = 1;
  static final int SECTION_APPLICATION = 4;
  static final int INTERFACE_NAME = 2;
  static final int INTERFACE_TEXT = 3;
  static final int INTERFACE_TIME_RESOLUTION = 9;
  static final int INTERFACE_TIME_OFFSET = 14;
  static final int STATISTICS_INTERFACE_DROPS = 5;
  static final int STATISTICS_SYSTEM_DROPS = 7;
  static final int PACKET_FLAGS = 2;
  static final int PACKET_DROP_COUNT = 4;

  static final int FLAG_INBOUND = 1;
  static final int FLAG_OUTBOUND = 2;

  /** Any block: type, length, length again. */
  static final int SMALLEST_BLOCK = 12;

  /** An enhanced packet block's part before the packet. */
  static final int PACKET_HEADER = 28;

  static final ValueLayout.OfInt INT =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  static final ValueLayout.OfShort SHORT =
      ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  static final ValueLayout.OfLong LONG =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private Pcapng() {}

  /** Returns a length rounded up to a multiple of 32 bits. */
  static int padded(int length) {
    return length + 3 & ~3;
  }
}
