package picklescope.python;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import picklescope.pickle.PickleReader;

/** The texts of all pickles of real interpreters, against those that CPython prints. */
class ReprCorpusTest {
  private final Repr repr = new Repr();

  @Test
  void builtInDataIsExact() throws Exception {
    int rows = 0;
    for (CorpusRow row : CorpusRow.read("corpus_py311.jsonl.gz")) {
      if (row.is("plain")) {
        rows++;
        String text = repr.of(PickleReader.read(row.pickle()));
        if (row.text("repr").isEmpty() && row.text("repr_sha256").isEmpty()) {
          assertEquals("share/laughs20", row.name()); // too long for the corpus
        } else if (row.text("repr").isEmpty()) {
          assertEquals(row.text("repr_sha256"), sha256(text), row::toString);
        } else if (row.is("unordered")) {
          assertEquals(letters(row.text("repr")), letters(text), row::toString);
        } else {
          assertEquals(as313(row.text("repr")), text, row::toString);
        }
      }
    }
    assertEquals(3241, rows);
  }

  /**
   * The same from the bytes, including values that are too deep or long for the description in the
   * corpus.
   */
  @Test
  void builtInDataIsExactAsRead() throws Exception {
    int rows = 0;
    for (CorpusRow row : CorpusRow.read("corpus_py311.jsonl.gz")) {
      boolean comparable = !row.text("repr").isEmpty() || !row.text("repr_sha256").isEmpty();
      if (row.is("plain") && comparable) {
        rows++;
        String text = repr.of(PickleReader.read(HexFormat.of().parseHex(row.text("hex"))));
        if (row.is("unordered")) {
          if (!row.text("repr").isEmpty()) {
            assertEquals(letters(row.text("repr")), letters(text), row::toString);
          }
        } else if (row.text("repr").isEmpty()) {
          assertEquals(row.text("repr_sha256"), sha256(text), row::toString);
        } else {
          assertEquals(as313(row.text("repr")), text, row::toString);
        }
      }
    }
    assertEquals(3229, rows);
  }

  /** Everything that CPython can print is exact, except what is listed here with its reason. */
  @Test
  void standardObjectsAreExact() throws Exception {
    var names = new TreeSet<String>();
    var different = new TreeSet<String>();
    for (CorpusRow row : CorpusRow.read("corpus_py311.jsonl.gz")) {
      if (!row.is("plain") && !row.text("repr").isEmpty() && !isOfItsOwnClass(row.name())) {
        names.add(row.name());
        String text = repr.of(PickleReader.read(row.pickle()));
        if (!text.equals(as313(row.text("repr")))) {
          different.add(row.name());
        }
      }
    }
    different.removeIf(name -> name.startsWith("numpy_oob/")); // their bytes are not in the pickle
    assertEquals(Set.of("obj/unbound", "numpy/masked"), different);
    assertEquals(111, names.size(), names::toString);
  }

  /** Classes of the program that wrote the corpus, whose text only they know. */
  private static boolean isOfItsOwnClass(String name) {
    return name.matches(
        "obj/(sub_.*|dataclass.*|.*enum.*|flag|exc_attr|ext.|ext_class|.*namedtuple|nested_class"
            + "|rec_my.*|reduce_(dict|list)|slot_list)");
  }

  /** Python 2's str as Python 3 reads it if it is UTF-8, and as bytes otherwise. */
  @Test
  void python2IsExact() throws Exception {
    int exact = 0;
    for (CorpusRow row : CorpusRow.read("corpus_py2.jsonl.gz")) {
      String text = repr.of(PickleReader.read(row.pickle()));
      String expected = as313(row.text("repr_py3_utf-8"));
      if (row.name().matches(".*py2/(datetime|date|str2/(all|latin1))")) {
        expected = row.text("repr_py3_bytes");
      }
      if (!isOfPython2Alone(row.name())) {
        exact++;
        assertEquals(expected, text, row::toString);
      }
    }
    assertEquals(580, exact);
  }

  /**
   * Classes of the program that wrote the corpus, and what Python 3 lacks or reads as another type.
   */
  private static boolean isOfPython2Alone(String name) {
    return name.matches(
        ".*py2/(fast/)?(old.*|new.*|slots|sub/.*|array_c|buffer_type|msg/telemetry)");
  }

  /** Python 3.13 prints the same as 3.11, except for these. */
  private static String as313(String text) {
    return switch (text) {
      case "OrderedDict([('z', 1), ('a', 2)])" -> "OrderedDict({'z': 1, 'a': 2})";
      case "OrderedDict([('a', 1)])" -> "OrderedDict({'a': 1})";
      case "'\\U0001fae8\\U00031350'" -> "'🫨𱍐'"; // of Unicode 15.0 and 15.1
      case "OrderedDict([('me', ...)])" -> "OrderedDict({'me': ...})";
      default -> text;
    };
  }

  private static String letters(String text) {
    return text.chars()
        .sorted()
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static String sha256(String text) throws Exception {
    return HexFormat.of()
        .formatHex(
            MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
  }
}
