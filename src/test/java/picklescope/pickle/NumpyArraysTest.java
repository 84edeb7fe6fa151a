package picklescope.pickle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What crashes numpy, because it takes the sender's bytes as addresses, is not calm; {@link
 * DangerSamplesTest} has what numpy itself writes.
 */
class NumpyArraysTest {
  private static final String MULTIARRAY = "cnumpy._core.multiarray\n";
  private static final String BUFFER = "cnumpy._core.numeric\n_frombuffer\n";
  private static final String EMPTY = MULTIARRAY + "_reconstruct\n(cnumpy\nndarray\n(I0\ntVb\ntR";
  private static final String BYTES8 = "C\bAAAAAAAA";
  private static final String NAMESPACE =
      "ctypes\nSimpleNamespace\n)R}Vtypestr\nV|O8\nsVdata\n" + BYTES8 + "sb";

  private static String type(String code) {
    return "cnumpy\ndtype\n(V" + code + "\nI00\nI01\ntR";
  }

  private static String time(String unit) {
    return type("M8") + "(I4\nV<\nNNNI-1\nI-1\nI0\n(N(V" + unit + "\nI1\nI1\nI1\ntttb";
  }

  private static String state(String shape, String type, String data) {
    return "(I1\n" + shape + type + "I00\n" + data + "tb";
  }

  private static List<String> dangers(String pickle) {
    byte[] bytes = (pickle + ".").getBytes(StandardCharsets.ISO_8859_1);
    return Globals.in(bytes, 0).dangers().stream().map(Danger::text).toList();
  }

  @Test
  void whatNumpyWritesIsCalm() {
    for (String calm :
        List.of(
            EMPTY + state("(I1\nt", type("u8"), BYTES8),
            EMPTY + state("(I2\nt", type("O8"), "(Nccollections\ndeque\n)Rl"),
            EMPTY + state("(I1\nt", type("O8"), "(cmylab\nstart\nl"),
            BUFFER + "(" + BYTES8 + type("u8") + "(I1\ntVC\ntR",
            BUFFER + "(" + BYTES8 + type("u4") + "(I1\nI2\ntVK\n(I1\nI0\nttR",
            MULTIARRAY + "scalar\n(" + type("u8") + BYTES8 + "tR",
            MULTIARRAY + "scalar\n(" + type("u8") + "c_codecs\nencode\n(Va\nVlatin1\ntRtR")) {
      assertEquals(List.of(), dangers(calm), calm);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(cnumpy\nndarray\n(I1\ntVO\nt", // not empty
        "(cnumpy\nndarray\n(I0\ntVO\nt",
        "(ccollections\ndeque\n(I0\ntVb\nt",
        "(cnumpy\nndarray\n(I0\ntt",
      })
  void arraysThatAreMadeInOtherWays(String arguments) {
    String made = MULTIARRAY + "_reconstruct\n" + arguments + "R";
    assertTrue(dangers(made).contains("may run code: numpy._core.multiarray._reconstruct"));
  }

  /** An object's address can be set then. */
  @Test
  void numbersInAnArrayOfObjects() {
    String objects = EMPTY + state("(I1\nt", type("O8"), "(Nl");
    for (String buffer : List.of(objects, EMPTY, "(I1\nl", "c__main__\nx\n")) {
      assertTrue(
          dangers(BUFFER + "(" + buffer + type("u8") + "(I1\ntVC\ntR")
              .contains("may run code: numpy._core.numeric._frombuffer"));
    }
    for (String type : List.of("Vu8\n", "VO\n", type("O8"), "cnumpy\nobject_\n")) {
      assertTrue(
          dangers(BUFFER + "(" + BYTES8 + type + "(I1\ntVC\ntR")
              .contains("may run code: numpy._core.numeric._frombuffer"));
    }
  }

  @Test
  void itemsThatAreSetInAnArray() {
    String array = EMPTY + state("(I1\nt", type("O8"), "(Nl");
    assertEquals(List.of("may run code: numpy.ndarray"), dangers(array + "I0\nNs"));
    assertEquals(List.of("may run code: numpy.ndarray"), dangers(array + "Na"));
    String buffer = BUFFER + "(" + BYTES8 + type("u8") + "(I1\ntVC\ntR";
    assertEquals(
        List.of("may run code: numpy._core.numeric._frombuffer"), dangers(buffer + "I0\nNs"));
  }

  /** A view may still use the memory of the first one. */
  @Test
  void aSecondState() {
    String once = EMPTY + state("(I1\nt", type("u8"), BYTES8);
    assertEquals(
        List.of("may run code: numpy.ndarray"),
        dangers(once + state("(I1\nt", type("u8"), BYTES8)));
    String used = "cbuiltins\nlist\n(" + EMPTY + "p5\ntR0g5\n";
    assertEquals(
        List.of("may run code: numpy.ndarray"),
        dangers(used + state("(I1\nt", type("u8"), BYTES8)));
  }

  /** numpy does not compare the number of items with the shape. */
  @Test
  void fewerObjectsThanTheShapeHas() {
    for (String shape :
        List.of(
            "(I2\nt",
            "(I1000\nI1000\nt",
            "(I-1\nt",
            "I1\n",
            "(I65536\nI65536\nI65536\nI65536\nt")) {
      assertEquals(
          List.of("may run code: numpy.ndarray"),
          dangers(EMPTY + state(shape, type("O8"), "(Nl")),
          shape);
    }
  }

  @Test
  void objectsOfBytes() {
    for (String state :
        List.of(
            state("(I1\nt", type("O8"), BYTES8),
            state("(I1\nt", type("u8"), "(Nl"),
            state("(I1\nt", type("u8"), NAMESPACE),
            "(Nt",
            "Nb",
            "}b")) {
      assertEquals(
          List.of("may run code: numpy.ndarray"),
          dangers(EMPTY + (state.endsWith("b") ? state : state + "b")),
          state);
    }
  }

  /** numpy takes the attribute {@code __array_interface__} of an item that is to be copied. */
  @Test
  void structuresWithObjects() {
    String type = "cnumpy\ndtype\n(((Vo\nVO\nt(Vs\nVO\n(I1\nttlI00\nI01\ntR";
    assertEquals(
        List.of("may run code: numpy.dtype", "may run code: numpy.ndarray"),
        dangers(EMPTY + state("(I1\nt", type, "((N" + NAMESPACE + "tl")));
  }

  @Test
  void scalarsOfOtherThings() {
    for (String arguments :
        List.of(
            type("O8") + BYTES8,
            type("O8") + "N",
            type("u8") + EMPTY,
            type("u8"),
            "Vu8\n" + BYTES8,
            "cnumpy\nobject_\n" + BYTES8)) {
      assertTrue(
          dangers(MULTIARRAY + "scalar\n(" + arguments + "tR")
              .contains("may run code: numpy._core.multiarray.scalar"),
          arguments);
    }
  }

  /** A size that the array's memory does not have. */
  @Test
  void aTypeThatChangesAfterItIsUsed() {
    String array = EMPTY + state("(I1\nt", type("S0") + "p5\n", "C\0");
    assertEquals(
        List.of("may run code: numpy.dtype"),
        dangers(array + "0g5\n(I3\nV|\nNNNI1000\nI1\nI0\ntb"));
  }

  @Test
  void maskedArrays() {
    String empty =
        "cnumpy.ma.core\n_mareconstruct\n(cnumpy.ma\nMaskedArray\ncnumpy\nndarray\n(I0\ntVb\ntR";
    String fill = EMPTY + state(")", type("u8"), BYTES8);
    String start = "(I1\n(I1\nt" + type("u8") + "I00\n" + BYTES8 + "C\1\0";
    assertEquals(List.of(), dangers(empty + start + fill + "tb"));
    assertEquals(List.of(), dangers(empty + start + "Ntb"));
    String times = "(I1\n(I1\nt" + time("s") + "I00\n" + BYTES8 + "C\1\0";
    String time = EMPTY + "(I1\n)" + time("s") + "I00\n" + BYTES8 + "tb";
    assertEquals(List.of(), dangers(empty + times + time + "tb"));
    for (String other :
        List.of(time.replace("Vs", "Vns"), EMPTY + state(")", type("M8"), BYTES8))) {
      assertEquals(
          List.of("may run code: numpy.ma.MaskedArray"), dangers(empty + times + other + "tb"));
    }
    for (String other :
        List.of(
            NAMESPACE,
            EMPTY,
            "(Nl",
            EMPTY + state(")", type("O8"), "(Nl"),
            EMPTY + state(")", type("S8"), BYTES8), // numpy 1 fails where text becomes a time
            BUFFER + "(" + BYTES8 + type("S8") + ")VC\ntR")) {
      assertEquals(
          List.of("may run code: numpy.ma.MaskedArray"), dangers(empty + start + other + "tb"));
    }
  }

  /** numpy writes a subarray type only for a field; its own code fails with one elsewhere. */
  @Test
  void elementsThatAreArrays() {
    String inner = "(I3\nV|\n(" + type("i4") + "(I2\nttNNI8\nI4\nI0\ntb";
    String outer = type("V8") + inner;
    String array = EMPTY + "(I1\n(I1\nt" + outer + "I00\n" + BYTES8 + "tb";
    assertEquals(List.of("may run code: numpy.ndarray"), dangers(array));
    assertEquals(
        List.of("may run code: numpy._core.multiarray.scalar"),
        dangers(MULTIARRAY + "scalar\n(" + outer + BYTES8 + "tR"));
    assertEquals(
        List.of("may run code: numpy._core.numeric._frombuffer"),
        dangers(BUFFER + "(" + BYTES8 + outer + "(I1\ntVC\ntR"));
  }

  /** The methods of a matrix with three axes call each other without end. */
  @Test
  void aMatrixHasTwoAxes() {
    String empty = EMPTY.replace("ndarray", "matrix");
    assertEquals(List.of(), dangers(empty + state("(I1\nI1\nt", type("u8"), BYTES8)));
    for (String shape : List.of(")", "(I1\nt", "(I1\nI1\nI1\nt")) {
      assertEquals(
          List.of("may run code: numpy.matrix"), dangers(empty + state(shape, type("u8"), BYTES8)));
    }
    String masked =
        "cnumpy.ma.core\n_mareconstruct\n(cnumpy.ma\nMaskedArray\ncnumpy\nmatrix\n(I0\ntVb\ntR";
    String end = "t" + type("u8") + "I00\n" + BYTES8 + "C\1\0Ntb";
    assertEquals(List.of(), dangers(masked + "(I1\n(I1\nI1\n" + end));
    assertEquals(
        List.of("may run code: numpy.ma.MaskedArray"), dangers(masked + "(I1\n(I1\n" + end));
  }
}
