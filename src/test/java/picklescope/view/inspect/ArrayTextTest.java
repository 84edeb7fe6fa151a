package picklescope.view.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import picklescope.python.objects.NumpyTest;
import tools.jackson.databind.json.JsonMapper;

/** Arrays as lines of one row each. */
class ArrayTextTest {
  @Test
  void eachRowHasALineWithoutGaps() {
    assertEquals(
        """
        array([[0., 0.33333333, 1.],
               [2., 3., 10.]])\
        """,
        ArrayText.rows(
            """
            array([[ 0.        ,  0.33333333,
                     1.        ],
                   [ 2.        ,  3.        ,
                    10.        ]])\
            """));
  }

  @Test
  void rowsOfMoreDimensionsAreBelowTheirBrackets() {
    assertEquals(
        """
        array([[[0, 1],
                [2, 3]],
               [[4, 5],
                [6, 7]]], dtype=int8)\
        """,
        ArrayText.rows(
            """
            array([[[0, 1],
                    [2, 3]],

                   [[4, 5],
                    [6, 7]]], dtype=int8)\
            """));
  }

  @Test
  void textInQuotesIsUnchanged() {
    assertEquals(
        "array(['a  b', 'it\\'s ,  ['], dtype='<U9')",
        ArrayText.rows("array(['a  b',\n       'it\\'s ,  ['], dtype='<U9')"));
    assertEquals("array(['a", ArrayText.rows("array(['a"), "truncated");
    assertEquals("array(['a\\", ArrayText.rows("array(['a\\"), "truncated");
  }

  /** All texts of numpy that {@link NumpyTest} has. */
  @Test
  void onlySpacesDiffer() throws Exception {
    try (var lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(NumpyTest.class.getResourceAsStream("numpy.tsv.gz")),
                StandardCharsets.US_ASCII))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String text = JsonMapper.shared().readValue(line.split("\t", -1)[6], String.class);
        String rows = ArrayText.rows(text);
        assertEquals(text.replaceAll("\\s", ""), rows.replaceAll("\\s", ""));
        assertFalse(rows.contains(",\n") && !rows.contains("],\n"), rows);
      }
    }
  }
}
