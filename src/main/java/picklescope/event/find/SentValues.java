package picklescope.event.find;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import picklescope.python.Call;
import picklescope.python.PyBytes;
import picklescope.python.PyDict;
import picklescope.python.PyFloat;
import picklescope.python.PyInt;
import picklescope.python.PyList;
import picklescope.python.PyStr;
import picklescope.python.PyTuple;
import picklescope.python.PyValue;

/**
 * Counts how many values of calls a payload has, in the forms of pickles, packed numbers and texts.
 * This is quick, so that all messages of a large capture can be compared; that a value is there may
 * be by chance, and one that is compressed is not seen. Immutable.
 */
final class SentValues {
  /** Some bytes that a value may have in a payload, at least two. */
  private record Form(int call, int value, byte[] bytes) {}

  private final int calls;
  private final Map<Integer, List<Form>> forms = new HashMap<>(); // by their first two bytes
  private final BitSet begins = new BitSet(1 << 16); // the keys of the forms
  private int values;

  SentValues(List<Call> sent) {
    calls = sent.size();
    for (int call = 0; call < calls; call++) {
      add(call, sent.get(call).arguments());
      add(call, sent.get(call).keywords());
    }
  }

  /** Returns how many values of each call are in a payload. */
  int[] in(byte[] payload) {
    var counts = new int[calls];
    var seen = new BitSet(values);
    for (int at = 0; at + 1 < payload.length; at++) {
      int begin = begin(payload, at);
      if (begins.get(begin)) {
        for (Form form : forms.getOrDefault(begin, List.of())) {
          int end = at + form.bytes().length;
          if (!seen.get(form.value())
              && end <= payload.length
              && Arrays.equals(payload, at, end, form.bytes(), 0, form.bytes().length)) {
            seen.set(form.value());
            counts[form.call()]++;
          }
        }
      }
    }
    return counts;
  }

  private static int begin(byte[] bytes, int at) {
    return (bytes[at] & 0xff) << 8 | bytes[at + 1] & 0xff;
  }

  private void add(int call, PyValue value) {
    switch (value) {
      case PyTuple tuple -> tuple.items().forEach(item -> add(call, item));
      case PyList list -> list.items().forEach(item -> add(call, item));
      case PyDict dict -> dict.flat().forEach(item -> add(call, item));
      default -> {
        forms(value)
            .filter(bytes -> bytes.length > 1)
            .forEach(bytes -> {
              int begin = begin(bytes, 0);
              begins.set(begin);
              forms
                  .computeIfAbsent(begin, _ -> new ArrayList<>())
                  .add(new Form(call, values, bytes));
            });
        values++;
      }
    }
  }

  private static Stream<byte[]> forms(PyValue value) {
    return switch (value) {
      case PyStr text -> text(text.utf8());
      case PyBytes bytes -> Stream.of(bytes.bytes());
      case PyFloat number -> Stream.concat(text(number), floats(number.value()));
      case PyInt number ->
          Stream.of(text(number), whole(number.bigValue()), floats(number.bigValue().doubleValue()))
              .flatMap(form -> form);
      default -> Stream.of();
    };
  }

  /** Returns the bytes of a text, with its length or in quotes if it is a single byte. */
  private static Stream<byte[]> text(byte[] utf8) {
    if (utf8.length != 1) {
      return Stream.of(utf8);
    }
    byte one = utf8[0];
    return Stream.of(
        new byte[] {1, one},
        new byte[] {1, 0, 0, 0, one},
        new byte[] {'"', one, '"'},
        new byte[] {'\'', one, '\''});
  }

  private static Stream<byte[]> text(PyValue number) {
    return Stream.of(number.toString().getBytes(StandardCharsets.US_ASCII));
  }

  /** Returns the bytes of a whole number without leading zeros, with which the longer forms end. */
  private static Stream<byte[]> whole(BigInteger number) {
    byte[] bytes = number.toByteArray();
    if (number.signum() < 0 && bytes.length < Integer.BYTES) {
      return bothOrders(ByteBuffer.allocate(Integer.BYTES).putInt(number.intValue()).array());
    }
    if (bytes.length > 1 && bytes[0] == 0) {
      bytes = Arrays.copyOfRange(bytes, 1, bytes.length);
    }
    return bytes.length == 1
        ? Stream.of(new byte[] {'K', bytes[0]}) // as pickle writes it
        : bothOrders(bytes);
  }

  /** Returns the forms of a float; none of 0, which is in most payloads with numbers. */
  private static Stream<byte[]> floats(double number) {
    return number == 0
        ? Stream.of()
        : Stream.concat(
            bothOrders(ByteBuffer.allocate(8).putDouble(number).array()),
            bothOrders(ByteBuffer.allocate(4).putFloat((float) number).array()));
  }

  private static Stream<byte[]> bothOrders(byte[] bigEndian) {
    var little = ByteBuffer.allocate(bigEndian.length);
    for (int i = bigEndian.length - 1; i >= 0; i--) {
      little.put(bigEndian[i]);
    }
    return Stream.of(bigEndian, little.array());
  }
}
