package picklescope.python.objects;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picklescope.pickle.PickleReader;
import picklescope.python.Repr;

class DatetimesTest {
  private static final String ZONE =
      "cdatetime\ntimezone\n(cdatetime\ntimedelta\n(I0\nI0\nI0\ntRtR";

  /** As CPython writes the hour that comes twice when clocks are set back. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "cdatetime\\ntime\\n(C\\6\\201\\0\\0\\0\\0\\0tR. | datetime.time(1, 0, fold=1)",
        "cdatetime\\ntime\\n(C\\6\\201\\0\\0\\0\\0\\0§tR."
            + " | datetime.time(1, 0, tzinfo=datetime.timezone.utc, fold=1)",
        "cdatetime\\ndatetime\\n(C\\12\\7\\350\\212\\33\\2\\36\\0\\0\\0\\0§tR."
            + " | datetime.datetime(2024, 10, 27, 2, 30, fold=1, tzinfo=datetime.timezone.utc)",
      })
  void theFoldIsWhereCPythonWritesIt(String pickle, String text) throws Exception {
    byte[] bytes =
        pickle.translateEscapes().replace("§", ZONE).getBytes(StandardCharsets.ISO_8859_1);
    assertEquals(text, new Repr().of(PickleReader.read(bytes)));
  }
}
