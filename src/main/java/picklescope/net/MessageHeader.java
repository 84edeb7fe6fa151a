package picklescope.net;

/**
 * Where the fields of Linux's {@code struct msghdr} are on 64-bit processors (socket.h): the
 * addresses and lengths of the name of a socket, of the parts of the payload, and of control data.
 */
final class MessageHeader {
  static final int NAME = 0;
  static final int NAME_LENGTH = 8;
  static final int PARTS = 16; // an array of struct iovec
  static final int PART_COUNT = 24;
  static final int CONTROL = 32;
  static final int CONTROL_LENGTH = 40;
  static final int SIZE = 56;

  /** The flag of calls with such a header that must not wait: MSG_DONTWAIT. */
  static final int DONT_WAIT = 0x40;

  private MessageHeader() {}
}
