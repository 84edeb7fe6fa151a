package picklescope.format;

import java.util.OptionalLong;
import picklescope.python.PyFloat;
import picklescope.python.PyNone;
import picklescope.python.PyValue;

/**
 * Time tags of Open Sound Control, which are NTP timestamps: 32 bits of seconds since 1900 and 32
 * bits of their fraction.
 */
final class OscTime {
  static final long IMMEDIATELY = 1;

  private static final long EPOCH = 2_208_988_800L; // seconds from 1900 to 1970
  private static final double FRACTION = 0x1p32;

  private OscTime() {}

  /** Returns the seconds since 1970 as a float; None for the time tag that means immediately. */
  static PyValue value(long tag) {
    if (tag == IMMEDIATELY) {
      return PyNone.NONE;
    }
    return new PyFloat((tag >>> 32) - EPOCH + (tag & 0xFFFFFFFFL) / FRACTION);
  }

  /** Returns the time tag of seconds since 1970; empty before 1900 and after 2036. */
  static OptionalLong tag(double seconds) {
    double whole = Math.floor(seconds);
    double since1900 = whole + EPOCH;
    if (!(since1900 >= 0 && since1900 < FRACTION)) {
      return OptionalLong.empty();
    }
    long fraction = Math.min(0xFFFFFFFFL, Math.round((seconds - whole) * FRACTION));
    return OptionalLong.of((long) since1900 << 32 | fraction);
  }
}
