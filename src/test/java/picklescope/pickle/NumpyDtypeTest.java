package picklescope.pickle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** numpy accepts any state of a dtype; {@link DangerSamplesTest} has those that numpy writes. */
class NumpyDtypeTest {
  private static final String I4 = dtype("i4", "NNN", "I-1", "I0");
  private static final String OBJECT = dtype("O8", "NNN", "I-1", "I63");

  private static String dtype(String code, String parts, String size, String flags) {
    String alignment =
        switch (code.charAt(0)) {
          case 'S', 'V' -> parts.startsWith("(") ? "I-1" : "I1";
          case 'U' -> "I4";
          default -> "I-1";
        };
    return dtype(code, parts, size, alignment, flags);
  }

  private static String dtype(
      String code, String parts, String size, String alignment, String flags) {
    return "cnumpy\ndtype\n(V%s\nI00\nI01\ntR(I3\nV|\n%s%s\n%s\n%s\ntb"
        .formatted(code, parts, size, alignment, flags);
  }

  /** Returns a structure with one field. */
  private static String structure(String type, String at, String size, String flags) {
    return dtype("V8", "N(Va\nt(dVa\n(" + type + "I" + at + "\nts", size, flags);
  }

  private static List<String> dangers(String pickle) {
    byte[] bytes = (pickle + ".").getBytes(StandardCharsets.ISO_8859_1);
    return Globals.in(bytes, 0).dangers().stream().map(Danger::text).toList();
  }

  private static void assertDangerous(String pickle) {
    assertEquals(List.of("may run code: numpy.dtype"), dangers(pickle));
  }

  @Test
  void statesThatNumpyWritesAreSound() {
    for (String calm :
        List.of(
            I4,
            OBJECT,
            dtype("S8", "NNN", "I8", "I0"),
            dtype("U2", "NNN", "I8", "I8"),
            structure(I4, "4", "I8", "I16"),
            structure(dtype("U1", "NNN", "I4", "I8"), "4", "I8", "I24"),
            dtype("V8", "N(Va\nt(dVa\n(" + I4 + "I4\nts", "I8", "I4", "I144"),
            dtype("V8", "N(Va\nt(dVa\n(" + I4 + "I4\nts", "I8", "I4", "I-112"),
            dtype("V8", "N(Va\nt(dVa\n(" + I4 + "I4\nts", "I8", "I1", "I144"), // of a record
            dtype("V8", "NNN", "I8", "I0"),
            dtype("V8", "(" + I4 + "(I2\nttNN", "I8", "I4", "I0"))) {
      assertEquals(List.of(), dangers(calm), calm);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"I0", "I62", "L99999999999999999999L"})
  void objectsDeclaredAsPlainData(String flags) {
    assertDangerous(dtype("O8", "NNN", "I-1", flags));
  }

  @Test
  void bytesDeclaredAsObjects() {
    assertDangerous(dtype("f8", "NNN", "I-1", "I63"));
    assertDangerous(dtype("V8", "NNN", "I8", "I1"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"I-5", "I1000"})
  void aSizeThatDoesNotMatch(String size) {
    assertDangerous(dtype("S8", "NNN", size, "I0"));
    assertDangerous(structure(I4, "0", size, "I16"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"5", "1000000", "-4", "9223372036854775807"})
  void aFieldOutside(String at) {
    assertDangerous(structure(I4, at, "I8", "I16"));
  }

  @Test
  void objectsInsideAStructure() {
    assertDangerous(structure(OBJECT, "0", "I8", "I16"));
    assertDangerous(structure(OBJECT, "0", "I8", "I27"));
  }

  @Test
  void moreElementsThanFit() {
    for (String shape : List.of("I3\n", "(I1\nI3\nt", "(I65536\nI65536\nI65536\nI65536\nt", "N")) {
      assertDangerous(dtype("V8", "(" + I4 + shape + "tNN", "I8", "I4", "I0"));
    }
  }

  @Test
  void aNumberWithFields() {
    assertDangerous(dtype("f8", "N(Va\nt(dVa\n(" + I4 + "I0\nts", "I-1", "I0"));
  }

  /** numpy divides by an alignment, and swaps the bytes of an address. */
  @Test
  void anAlignmentOrAnOrderThatNumpyNeverWrites() {
    for (String alignment : List.of("I0", "I-8", "I3", "I1000", "I-1", "I2", "I16")) {
      String state = "(I3\nV|\nN(Va\nt(dVa\n(" + I4 + "I0\ntsI8\n" + alignment + "\nI16\ntb";
      assertDangerous("cnumpy\ndtype\n(VV8\nI00\nI01\ntR" + state);
    }
    assertDangerous("cnumpy\ndtype\n(VO8\nI00\nI01\ntR(I3\nV>\nNNNI-1\nI-1\nI63\ntb");
    assertDangerous("cnumpy\ndtype\n(Vi4\nI00\nI01\ntR(I3\nV<\nNNNI-1\nI0\nI0\ntb");
  }

  /**
   * Without this flag numpy sorts structures without Python's lock, and crashes. In an aligned
   * structure each field is aligned, too.
   */
  @Test
  void flagsThatNumpyNeverWritesForAStructure() {
    for (String flags : List.of("I0", "I8", "I128", "I145", "I17", "I48", "I-1", "I272")) {
      assertDangerous(structure(I4, "0", "I8", flags));
    }
    String field = "N(Va\nt(dVa\n(" + I4;
    assertDangerous(dtype("V8", field + "I2\nts", "I8", "I4", "I144"));
    assertDangerous(dtype("V7", field + "I0\nts", "I7", "I4", "I144"));
    assertDangerous(dtype("V8", field + "I0\nts", "I8", "I8", "I144"));
    assertDangerous(dtype("V8", field + "I2\nts", "I8", "I4", "I16"));
  }

  @Test
  void flagsAndAlignmentsOfTextsAndArrays() {
    assertDangerous(dtype("U2", "NNN", "I8", "I0"));
    assertDangerous(dtype("U2", "NNN", "I8", "I1", "I8"));
    assertDangerous(dtype("S8", "NNN", "I8", "I-1", "I0"));
    assertDangerous(dtype("S8", "NNN", "I8", "I8"));
    assertDangerous(dtype("V8", "NNN", "I8", "I-1", "I0"));
    assertDangerous(dtype("i4", "NNN", "I-1", "I8"));
    assertDangerous(dtype("V8", "(" + I4 + "(I2\nttNN", "I8", "I1", "I0"));
    assertDangerous(dtype("V8", "(" + I4 + "(I2\nttNN", "I8", "I4", "I16"));
  }

  /** numpy looks each name up among the fields, and trusts that it is there. */
  @Test
  void namesThatAreNotTheFields() {
    String fields = "(dVa\n(" + I4 + "I0\nts";
    for (String names :
        List.of("N", "(Va\nVzz\nt", "(Vzz\nt", "(Va\nVa\nt", "(Va\nlN", "I5\n", "(I1\nt", ")")) {
      assertDangerous(dtype("V8", "N" + names + fields, "I8", "I16"));
    }
    assertDangerous(dtype("V8", "N(Va\ntN", "I8", "I16"));
    assertDangerous(dtype("V8", "(" + I4 + "(I2\ntt(Va\nt" + fields, "I8", "I16"));
  }

  @Test
  void aTitleIsAFieldToo() {
    String field = "(" + I4 + "I0\nVt\nt";
    assertEquals(
        List.of(),
        dangers(dtype("V8", "N(Va\nt(dVa\n" + field + "sVt\n" + field + "s", "I8", "I16")));
    assertDangerous(dtype("V8", "N(Va\nt(dVa\n" + field + "s", "I8", "I16"));
  }

  /** A state would change numpy's own type. */
  @Test
  void aTypeThatIsNotACopy() {
    for (String arguments : List.of("Vi4\n", "Vi4\nI00\nI00\n", "(Vi4\nl")) {
      assertTrue(
          dangers("cnumpy\ndtype\n(" + arguments + "tR").contains("may run code: numpy.dtype"));
    }
  }

  @Test
  void unitsOfTime() {
    assertDangerous(dtype("M8", "NNN", "I-1", "I0"));
    String time = "cnumpy\ndtype\n(VM8\nI00\nI01\ntR(I4\nV<\nNNNI-1\nI-1\nI0\n";
    assertEquals(
        List.of(), dangers(time + "(NVs\n".replace("NVs\n", "N(Vs\nI1\nI1\nI1\ntt") + "tb"));
    for (String unit : List.of("Vs\nI1\nI0\nI1\n", "Vs\nI0\nI1\nI1\n", "Vs\nI1\nI1\n")) {
      assertDangerous(time + "(N(" + unit + "tttb");
    }
  }

  /** An array may have been created in between. */
  @Test
  void modifiedTwice() {
    assertDangerous(I4 + "(I3\nV|\nNNNI-1\nI-1\nI0\ntb");
  }

  @Test
  void statesOfOtherShapes() {
    for (String state : List.of("N", "(d", "(V|\nI-1\nI-1\nI0\nt", "(I1\nV|\nNNNt")) {
      assertDangerous("cnumpy\ndtype\n(VO8\nI00\nI01\ntR" + state + "b");
    }
  }

  /** A class in place of a type code: of these numpy writes only {@code numpy.record}. */
  @Test
  void aTypeByItsClass() {
    String state = "(I3\nV|\nNNNI8\nI1\nI0\ntb";
    assertEquals(List.of(), dangers("cnumpy\ndtype\n(cnumpy\nrecord\nI00\nI01\ntR" + state));
    assertEquals(
        List.of("may run code: numpy.dtype", "may run code: numpy.object_"),
        dangers("cnumpy\ndtype\n(cnumpy\nobject_\nI00\nI01\ntR" + state));
  }

  @Test
  void createdByCopyreg() {
    String state = "(I3\nV|\nNNNI-1\nI-1\nI0\ntb";
    for (String make : List.of("(cnumpy\ndtype\nVO8\nt", "(cnumpy\ndtype\n(VO8\nt(dt")) {
      String function = make.contains("(d") ? "__newobj_ex__" : "__newobj__";
      assertDangerous("ccopyreg\n" + function + "\n" + make + "R" + state);
    }
    assertDangerous("\u0080\u0002cnumpy\ndtype\n(VO8\nt\u0081" + state);
  }

  /** The next opcode may call it. */
  @Test
  void aScalarThatIsAFunction() {
    String pickle = "cnumpy.core.multiarray\nscalar\n(" + OBJECT + "cmylab\nstart\ntR";
    assertEquals(
        List.of("may run code: numpy.core.multiarray.scalar", "may run code: mylab.start"),
        dangers(pickle));
  }

  /** numpy reads the fields of each without an end. */
  @Test
  void aDtypeInsideItselfIsDangerous() {
    String own = "cnumpy\ndtype\n(VV4\nI00\nI01\ntRp0\n";
    assertDangerous(own + "(I3\nV|\nN(Vb\nt(dVb\n(g0\nI0\ntsI4\nI1\nI16\ntb");
    assertDangerous(own + "(I3\nV|\n(g0\n(I1\nttNNI4\nI1\nI0\ntb");
  }
}
