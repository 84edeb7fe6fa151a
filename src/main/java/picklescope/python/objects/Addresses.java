package picklescope.python.objects;

import java.math.BigInteger;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import picklescope.python.Form;
import picklescope.python.PyStr;
import picklescope.python.PyValues;

/** The classes of {@code ipaddress}. */
final class Addresses {
  private static final Pattern TEXT =
      Pattern.compile("[0-9a-f.:]+(?:%[^'\\\\/]+)?(?:/[0-9]{1,3})?");

  private Addresses() {}

  static Optional<Form> v4(Construction object) {
    if (!object.isArgumentsOnly() || object.size() != 1) {
      return Optional.empty();
    }
    OptionalLong value = TypedValues.integer(object.argument(0), 0, 0xFFFF_FFFFL);
    return value.isPresent()
        ? Optional.of(Form.text("IPv4Address('" + dotted(value.getAsLong()) + "')"))
        : text("IPv4Address", object);
  }

  private static String dotted(long value) {
    return (value >> 24)
        + "."
        + (value >> 16 & 255)
        + "."
        + (value >> 8 & 255)
        + "."
        + (value & 255);
  }

  static Optional<Form> v6(Construction object) {
    if (!object.isArgumentsOnly() || object.size() != 1) {
      return Optional.empty();
    }
    return TypedValues.big(object.argument(0), 40)
        .filter(value -> value.signum() >= 0 && value.bitLength() <= 128)
        .map(value -> Form.text("IPv6Address('" + groups(value) + "')"))
        .or(() -> text("IPv6Address", object));
  }

  /** Returns the text of RFC 5952; since 3.13 Python writes mapped IPv4 addresses with dots. */
  private static String groups(BigInteger value) {
    if (value.shiftRight(32).equals(BigInteger.valueOf(0xFFFF))) {
      return "::ffff:" + dotted(value.longValue() & 0xFFFF_FFFFL);
    }
    var groups = new int[8];
    for (int i = 0; i < 8; i++) {
      groups[i] = value.shiftRight(16 * (7 - i)).intValue() & 0xFFFF;
    }
    int best = -1;
    int bestLength = 1;
    for (int i = 0; i < 8; i++) {
      int length = 0;
      while (i + length < 8 && groups[i + length] == 0) {
        length++;
      }
      if (length > bestLength) {
        best = i;
        bestLength = length;
      }
    }
    var text = new StringBuilder();
    for (int i = 0; i < 8; i++) {
      if (i == best) {
        text.append("::");
        i += bestLength - 1;
      } else {
        boolean colon = !text.isEmpty() && text.charAt(text.length() - 1) != ':';
        text.append(colon ? ":" : "").append(Integer.toHexString(groups[i]));
      }
    }
    return text.toString();
  }

  /** Returns the family of networks or interfaces, whose argument is their text. */
  static Family text(String name) {
    return object -> text(name, object);
  }

  private static Optional<Form> text(String name, Construction object) {
    return object.isArgumentsOnly() && object.size() == 1
        ? PyValues.text(object.argument(0))
            .filter(text -> TEXT.matcher(text).matches())
            .map(text -> Form.of(name + "(", PyStr.of(text), ")"))
        : Optional.empty();
  }
}
