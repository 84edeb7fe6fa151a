package picklescope.python.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;

/**
 * The code points that Python's {@code repr} does not escape: {@code str.isprintable} of CPython
 * 3.13, which uses Unicode 15.1, not the version of the JDK.
 */
public final class Printable {
  private static final String TABLE = "printable-15.1.0.txt";
  private static final BitSet PRINTABLE = read();

  private Printable() {}

  public static boolean is(int codePoint) {
    return PRINTABLE.get(codePoint);
  }

  private static BitSet read() {
    var printable = new BitSet(Character.MAX_CODE_POINT);
    try (var lines =
        new BufferedReader(
            new InputStreamReader(
                Printable.class.getResourceAsStream(TABLE), StandardCharsets.US_ASCII))) {
      int start = 0;
      int last = 0;
      boolean inside = false;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("#")) {
          continue;
        }
        for (String distance : line.split(" ")) {
          last += Integer.parseInt(distance, 36);
          if (inside) {
            printable.set(start, last);
          }
          start = last;
          inside = !inside;
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the module's own " + TABLE, e);
    }
    return printable;
  }
}
