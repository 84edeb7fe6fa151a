package picklescope.view.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.junit.jupiter.api.Test;
import picklescope.python.PyBytes;
import picklescope.python.PyInt;
import picklescope.python.PyStr;
import picklescope.python.PyTuple;
import picklescope.python.eval.Constants;
import picklescope.python.objects.NumpyTest;
import picklescope.view.text.StyledText;

/** Values as lines of text. */
class ValueLinesTest {
  private static List<String> texts(ValueLines lines) {
    return lines.lines().stream().map(StyledText::text).toList();
  }

  @Test
  void aLongContainerHasALineForEachItem() throws Exception {
    var lines = new ValueLines();
    lines.add("e.data = ", Constants.value("(5, ['" + "x".repeat(80) + "'])"));
    assertEquals(
        List.of("e.data = (", "  5,", "  [", "    '" + "x".repeat(80) + "',", "  ],", ")"),
        texts(lines));
  }

  @Test
  void theLinesOfAnArrayAreBelowEachOther() {
    var numbers = ByteBuffer.allocate(12 * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (long i = 0; i < 12; i++) {
      numbers.putLong(i * 1_000_000_007);
    }
    var array =
        NumpyTest.reduce(
            "numpy._core.numeric",
            "_frombuffer",
            PyBytes.of(numbers.array()),
            NumpyTest.type("i8", "<", ""),
            PyTuple.of(PyInt.of(2), PyInt.of(6)),
            PyStr.of("C"));
    var lines = new ValueLines();
    lines.add("e.m = ", array);
    assertEquals(
        List.of(
            "e.m = array([[0, 1000000007, 2000000014, 3000000021, 4000000028, 5000000035],",
            "             [6000000042, 7000000049, 8000000056, 9000000063, 10000000070,"
                + " 11000000077]])"),
        texts(lines));
  }
}
