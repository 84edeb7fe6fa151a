package picklescope.python.diff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.junit.jupiter.api.Test;
import picklescope.python.PyBytes;
import picklescope.python.PyInt;
import picklescope.python.PyStr;
import picklescope.python.PyTuple;
import picklescope.python.PyValue;
import picklescope.python.objects.NumpyTest;

/** Arrays are compared element by element, and their shape and type are named. */
class NumpyDifferencesTest {
  private static PyValue array(String type, String layout, int[] shape, double... elements) {
    int width = type.charAt(1) - '0';
    var bytes = ByteBuffer.allocate(elements.length * width).order(ByteOrder.LITTLE_ENDIAN);
    for (double element : elements) {
      switch (type) {
        case "f4" -> bytes.putFloat((float) element);
        case "f8" -> bytes.putDouble(element);
        default -> bytes.putShort((short) element);
      }
    }
    var axes = new PyValue[shape.length];
    for (int i = 0; i < shape.length; i++) {
      axes[i] = PyInt.of(shape[i]);
    }
    return NumpyTest.reduce(
        "numpy._core.numeric",
        "_frombuffer",
        PyBytes.of(bytes.array()),
        NumpyTest.type(type, "<", ""),
        PyTuple.of(axes),
        PyStr.of(layout));
  }

  private static List<String> between(PyValue before, PyValue after) {
    return Differences.between(PyTuple.of(before), PyTuple.of(after)).list().stream()
        .map(one ->
            "%s %s %s>%s"
                .formatted(one.kind(), one.path(), one.before().orElse(""), one.after().orElse("")))
        .toList();
  }

  @Test
  void elementsThatDifferAreListedByIndex() {
    assertEquals(
        List.of("changed [0][0, 1] 2.>2.5", "changed [0][1, 2] 6.>0.1"),
        between(
            array("f4", "C", new int[] {2, 3}, 1, 2, 3, 4, 5, 6),
            array("f4", "C", new int[] {2, 3}, 1, 2.5, 3, 4, 5, 0.1)));
    assertEquals(
        List.of("changed [0][3] 4>-4"),
        between(
            array("i2", "C", new int[] {4}, 1, 2, 3, 4),
            array("i2", "C", new int[] {4}, 1, 2, 3, -4)));
  }

  @Test
  void theOrderInMemoryIsNoDifference() {
    var rows = array("i2", "C", new int[] {2, 3}, 1, 2, 3, 4, 5, 6);
    var columns = array("i2", "F", new int[] {2, 3}, 1, 4, 2, 5, 3, 6);
    assertEquals(List.of(), between(rows, columns));
    assertEquals(
        List.of("changed [0][1, 0] 4>9"),
        between(rows, array("i2", "F", new int[] {2, 3}, 1, 9, 2, 5, 3, 6)));
  }

  @Test
  void shapeAndTypeAreNamed() {
    var before = array("f8", "C", new int[] {2, 2}, 1, 2, 3, 4);
    assertEquals(
        List.of("changed [0].shape (2, 2)>(4,)"),
        between(before, array("f8", "C", new int[] {4}, 1, 2, 3, 4)));
    assertEquals(
        List.of("changed [0].dtype float64>float32"),
        between(before, array("f4", "C", new int[] {2, 2}, 1, 2, 3, 4)));
    assertEquals(
        List.of("changed [0].shape (2, 2)>(1,)", "changed [0].dtype float64>int16"),
        between(before, array("i2", "C", new int[] {1}, 1)));
  }

  @Test
  void whatDiffersIsMarked() {
    var after = array("i2", "C", new int[] {4}, 1, 2, 9, 4);
    var whole = PyTuple.of(PyInt.of(1), after);
    var differences =
        Differences.between(
            PyTuple.of(PyInt.of(1), array("i2", "C", new int[] {4}, 1, 2, 3, 4)), whole);
    assertFalse(differences.isMarked(whole, 0));
    assertTrue(differences.isMarked(whole, 1));
    assertFalse(differences.areMarked(after, 0, 2));
    assertTrue(differences.areMarked(after, 2, 4));
    assertEquals(1, differences.count());
  }
}
