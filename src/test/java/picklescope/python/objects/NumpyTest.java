package picklescope.python.objects;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import picklescope.python.PyBool;
import picklescope.python.PyBytes;
import picklescope.python.PyGlobal;
import picklescope.python.PyInt;
import picklescope.python.PyNone;
import picklescope.python.PyObject;
import picklescope.python.PyStr;
import picklescope.python.PyTuple;
import picklescope.python.PyValue;
import picklescope.python.Repr;
import tools.jackson.databind.json.JsonMapper;

/** Arrays against the texts of numpy 2.4 ({@code src/test/python/numpy_texts.py}). */
public class NumpyTest {
  public static PyValue reduce(String module, String name, PyValue... arguments) {
    return new PyObject(
        PyObject.Operation.REDUCE,
        new PyGlobal(PyStr.of(module), PyStr.of(name)),
        PyTuple.of(arguments),
        PyNone.NONE);
  }

  public static PyValue type(String code, String order, String unit) {
    var type = (PyObject) reduce("numpy", "dtype", PyStr.of(code), PyBool.FALSE, PyBool.TRUE);
    var state =
        new ArrayList<PyValue>(
            List.of(
                PyInt.of(3),
                PyStr.of(order),
                PyNone.NONE,
                PyNone.NONE,
                PyNone.NONE,
                PyInt.of(-1),
                PyInt.of(-1),
                PyInt.of(0)));
    if (!unit.isEmpty()) {
      var one = PyInt.of(1);
      state.add(
          PyTuple.of(
              PyNone.NONE,
              PyTuple.of(PyBytes.of(unit.getBytes(StandardCharsets.US_ASCII)), one, one, one)));
    }
    type.addState(PyTuple.of(state));
    return type;
  }

  @Test
  void printsAsNumpy() throws Exception {
    var different = new ArrayList<String>();
    int count = 0;
    try (var lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(NumpyTest.class.getResourceAsStream("numpy.tsv.gz")),
                StandardCharsets.US_ASCII))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String[] parts = line.split("\t", -1);
        PyValue[] shape =
            parts[3].isEmpty()
                ? new PyValue[0]
                : Arrays.stream(parts[3].split(","))
                    .map(length -> PyInt.of(Long.parseLong(length)))
                    .toArray(PyValue[]::new);
        var array =
            reduce(
                "numpy._core.numeric",
                "_frombuffer",
                PyBytes.of(HexFormat.of().parseHex(parts[5])),
                type(parts[0], parts[1], parts[2]),
                PyTuple.of(shape),
                PyStr.of(parts[4]));
        String expected = JsonMapper.shared().readValue(parts[6], String.class);
        String text = new Repr().of(array);
        count++;
        if (!expected.equals(text)) {
          different.add(parts[0] + " " + parts[3] + ": " + expected + "\nours " + text);
        }
      }
    }
    assertEquals(606, count);
    assertEquals(List.of(), different, different.size() + " differ");
  }

  @Test
  void hostileArraysAreDisplayedInTheGenericForm() {
    var bytes = PyBytes.of(new byte[8]);
    for (PyValue[] shape :
        new PyValue[][] {
          {PyInt.of(2)},
          {PyInt.of(-1)},
          {PyInt.of(Integer.MAX_VALUE), PyInt.of(Integer.MAX_VALUE)},
          {PyInt.of(1), PyNone.NONE}
        }) {
      String text =
          new Repr()
              .of(
                  reduce(
                      "numpy._core.numeric",
                      "_frombuffer",
                      bytes,
                      type("f8", "<", ""),
                      PyTuple.of(shape),
                      PyStr.of("C")));
      assertTrue(text.startsWith("<numpy._core.numeric._frombuffer("), text);
    }
    String text =
        new Repr().of(reduce("numpy._core.multiarray", "scalar", type("f4", "<", ""), bytes));
    assertTrue(text.startsWith("<numpy._core.multiarray.scalar("), text);
  }

  @Test
  void oneLineHasNoLineEnds() {
    var array =
        reduce(
            "numpy._core.numeric",
            "_frombuffer",
            PyBytes.of(new byte[32]),
            type("f8", "<", ""),
            PyTuple.of(PyInt.of(2), PyInt.of(2)),
            PyStr.of("C"));
    assertEquals("array([[0., 0.], [0., 0.]])", Repr.line(100).of(array));
  }

  @Test
  void inACellElementsAreNotPaddedAndInACopyTheyAreAsInPython() {
    var elements = ByteBuffer.allocate(32).order(ByteOrder.LITTLE_ENDIAN);
    elements.putDouble(0).putDouble(1.0625).putDouble(-2.5).putDouble(0);
    var array =
        reduce(
            "numpy._core.numeric",
            "_frombuffer",
            PyBytes.of(elements.array()),
            type("f8", "<", ""),
            PyTuple.of(PyInt.of(2), PyInt.of(2)),
            PyStr.of("C"));
    String python = "array([[ 0.    ,  1.0625],\n       [-2.5   ,  0.    ]])";
    assertEquals(python, new Repr().of(array));
    assertEquals(python.replaceAll("\n *", " "), new Repr().onOneLine().of(array));
    assertEquals("array([[0., 1.0625], [-2.5, 0.]])", Repr.line(100).of(array));
    assertEquals("array([[0., 1.0625], [-2.5, 0.]])", Repr.line(100).roundingFloats(4).of(array));
  }
}
