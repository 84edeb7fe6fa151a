package picklescope.pickle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import picklescope.corpus.Corpus;
import picklescope.python.PyValue;

/**
 * Built-in data is written with the bytes of CPython 3.13's {@code pickle.dumps}, protocols 2 to 5:
 * around every size at which an opcode, a batch, a frame or the memo changes, shared, cyclic, and
 * random. {@code src/test/python/dumps.py} wrote the rows.
 */
class DumpsTest {
  private static final HexFormat HEX = HexFormat.of();
  private static final int FIRST = 2; // protocol
  private static final int LAST = 5;

  @Test
  void everyRowIsExact() throws Exception {
    var wrong = new ArrayList<String>();
    List<String> rows = rows();
    for (String row : rows) {
      String[] fields = row.split("\t");
      PyValue value = PickleReader.read(HEX.parseHex(fields[1 + LAST - FIRST]));
      for (int protocol = FIRST; protocol <= LAST; protocol++) {
        String expected = fields[1 + protocol - FIRST];
        String written = description(PickleWriter.write(value, protocol), expected.startsWith("("));
        if (!written.equals(expected)) {
          wrong.add(
              "%s with protocol %d: %s, not %s"
                  .formatted(fields[0], protocol, cut(written), cut(expected)));
        }
      }
    }
    assertEquals("", String.join("\n", wrong));
    assertEquals(830, rows.size());
  }

  private static String description(byte[] pickle, boolean hashed) throws NoSuchAlgorithmException {
    return hashed
        ? "(" + HEX.formatHex(MessageDigest.getInstance("SHA-256").digest(pickle)) + ")"
        : HEX.formatHex(pickle);
  }

  private static String cut(String text) {
    return text.length() > 200 ? text.substring(0, 200) + "..." : text;
  }

  private static List<String> rows() throws IOException {
    try (var lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Corpus.class.getResourceAsStream("dumps_py313.tsv.gz")),
                StandardCharsets.UTF_8))) {
      return lines.lines().toList();
    }
  }
}
