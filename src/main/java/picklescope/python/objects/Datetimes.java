package picklescope.python.objects;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import picklescope.python.Form;
import picklescope.python.PyObject;
import picklescope.python.PyValue;
import picklescope.python.PyValues;

/** The classes of {@code datetime}, and {@code zoneinfo.ZoneInfo}. */
final class Datetimes {
  private static final int FOLD = 0x80;

  private Datetimes() {}

  /** Returns the packed fields, which Python 2 wrote as str. */
  private static Optional<int[]> packed(Construction object, int length) {
    boolean possible = object.isArgumentsOnly() && object.size() >= 1 && object.size() <= 2;
    return possible
        ? TypedValues.bytes(object.argument(0))
            .or(() -> TypedValues.latin1(object.argument(0)))
            .filter(bytes -> bytes.length == length)
            .map(Datetimes::unsigned)
        : Optional.empty();
  }

  private static int[] unsigned(byte[] bytes) {
    var numbers = new int[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      numbers[i] = bytes[i] & 0xFF;
    }
    return numbers;
  }

  static Optional<Form> date(Construction object) {
    return packed(object, 4)
        .filter(b -> object.size() == 1 && isDate(b[0] << 8 | b[1], b[2], b[3]))
        .map(b -> Form.text("datetime.date(%s, %s, %s)".formatted(b[0] << 8 | b[1], b[2], b[3])));
  }

  static Optional<Form> datetime(Construction object) {
    return packed(object, 10)
        .filter(b ->
            isDate(b[0] << 8 | b[1], b[2] & ~FOLD, b[3])
                && isTime(b[4], b[5], b[6], b[7] << 16 | b[8] << 8 | b[9]))
        .map(b -> {
          String date =
              "datetime.datetime(%s, %s, %s, ".formatted(b[0] << 8 | b[1], b[2] & ~FOLD, b[3]);
          return withZone(object, date + time(b, 4) + fold(b[2]), "");
        });
  }

  static Optional<Form> time(Construction object) {
    return packed(object, 6)
        .filter(b -> isTime(b[0] & ~FOLD, b[1], b[2], b[3] << 16 | b[4] << 8 | b[5]))
        .map(b -> withZone(object, "datetime.time(" + time(b, 0), fold(b[0])));
  }

  private static String time(int[] b, int at) {
    int micros = b[at + 3] << 16 | b[at + 4] << 8 | b[at + 5];
    return (b[at] & ~FOLD)
        + ", "
        + b[at + 1]
        + (b[at + 2] == 0 && micros == 0 ? "" : ", " + b[at + 2])
        + (micros == 0 ? "" : ", " + micros);
  }

  private static String fold(int packed) {
    return (packed & FOLD) != 0 ? ", fold=1" : "";
  }

  private static Form withZone(Construction object, String start, String end) {
    return object.size() == 2 && !(object.argument(1) instanceof picklescope.python.PyNone)
        ? Form.of(start + ", tzinfo=", object.argument(1), end + ")")
        : Form.text(start + end + ")");
  }

  private static boolean isDate(int year, int month, int day) {
    return year >= 1
        && year <= 9999
        && month >= 1
        && month <= 12
        && day >= 1
        && day <= YearMonth.of(year, month).lengthOfMonth();
  }

  private static boolean isTime(int hour, int minute, int second, int micros) {
    return hour < 24 && minute < 60 && second < 60 && micros < 1_000_000;
  }

  static Optional<Form> timedelta(Construction object) {
    return duration(object).map(Form::text);
  }

  private static Optional<String> duration(Construction object) {
    if (!object.isArgumentsOnly() || object.size() != 3) {
      return Optional.empty();
    }
    OptionalLong days = TypedValues.integer(object.argument(0), -999_999_999, 999_999_999);
    OptionalLong seconds = TypedValues.integer(object.argument(1), 0, 86_399);
    OptionalLong micros = TypedValues.integer(object.argument(2), 0, 999_999);
    if (days.isEmpty() || seconds.isEmpty() || micros.isEmpty()) {
      return Optional.empty();
    }
    List<String> parts = new ArrayList<>();
    part("days", days, parts);
    part("seconds", seconds, parts);
    part("microseconds", micros, parts);
    String inside = parts.isEmpty() ? "0" : String.join(", ", parts);
    return Optional.of("datetime.timedelta(" + inside + ")");
  }

  private static void part(String name, OptionalLong value, List<String> parts) {
    if (value.getAsLong() != 0) {
      parts.add(name + "=" + value.getAsLong());
    }
  }

  static Optional<Form> timezone(Construction object) {
    if (!object.isArgumentsOnly() || object.size() < 1 || object.size() > 2) {
      return Optional.empty();
    }
    PyValue offset = object.argument(0);
    Optional<String> duration =
        offset instanceof PyObject delta
            ? Construction.of(delta)
                .filter(made -> made.name().equals("datetime.timedelta"))
                .flatMap(Datetimes::duration)
            : Optional.empty();
    if (duration.isEmpty()) {
      return Optional.empty();
    }
    if (object.size() == 2) {
      return PyValues.text(object.argument(1))
          .map(_ -> Form.of("datetime.timezone(", offset, ", ", object.argument(1), ")"));
    }
    return Optional.of(
        duration.get().equals("datetime.timedelta(0)")
            ? Form.text("datetime.timezone.utc")
            : Form.of("datetime.timezone(", offset, ")"));
  }

  /** Returns the form of {@code zoneinfo.ZoneInfo._unpickle(key, from_cache)}. */
  static Optional<Form> zone(Construction object) {
    return object.isArgumentsOnly()
            && object.size() >= 1
            && PyValues.text(object.argument(0)).isPresent()
        ? Optional.of(Form.of("zoneinfo.ZoneInfo(key=", object.argument(0), ")"))
        : Optional.empty();
  }
}
