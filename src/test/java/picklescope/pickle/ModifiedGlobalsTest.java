package picklescope.pickle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picklescope.pickle.ValueSpan.Role;
import picklescope.python.PyValue;
import picklescope.python.Repr;
import picklescope.python.eval.PythonTypes;

/** Globals that a pickle modifies or computes in CPython are displayed. */
class ModifiedGlobalsTest {
  private static final String CASES =
      """
      c__main__\\nf\\n}S'a'\\nI1\\nsb.                  | <__main__.f {'a': 1}>
      c__main__\\nf\\n(N}S'a'\\nI1\\nstb.               | <__main__.f (None, {'a': 1})>
      c__main__\\nf\\nNb.                               | <__main__.f None>
      c__main__\\npaths\\nI1\\na.                       | <__main__.paths [1]>
      c__main__\\npaths\\n(I1\\nI2\\ne.                 | <__main__.paths [1, 2]>
      c__main__\\ntable\\nI1\\nI2\\ns.                  | <__main__.table {1: 2}>
      c__main__\\nf\\np0\\n}b0g0\\n.                    | __main__.f
      cbuiltins\\nstr\\n(S'os'\\ntRVsystem\\n\\223.     | <global <builtins.str('os')> 'system'>
      cbuiltins\\nmin\\n((S'os'\\nltRVsystem\\n\\223.   | <global <builtins.min(['os'])> 'system'>
      Vos\\ncm\\nname\\n\\223.                          | <global 'os' m.name>
      cm\\nf\\ncbuiltins\\ntuple\\n((I1\\nltRR.         | <m.f(*<builtins.tuple([1])>)>
      cm\\nC\\n)cm\\nd\\n)R\\222.                       | <m.C(**<m.d()>)>
      """;

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = CASES)
  void areDisplayed(String stream, String shown) throws Exception {
    assertEquals(shown, new Repr().of(PickleReader.read(bytes(stream))));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = CASES)
  void surviveARoundTripInEveryProtocol(String stream, String shown) throws Exception {
    PyValue value = PickleReader.read(bytes(stream));
    for (int protocol = 0; protocol <= PickleWriter.HIGHEST_PROTOCOL; protocol++) {
      PyValue again = PickleReader.read(PickleWriter.write(value, protocol));
      assertEquals(Optional.empty(), GraphComparison.difference(value, again, protocol), shown);
    }
  }

  @Test
  void sharingSurvivesARoundTrip() throws Exception {
    PyValue pair = PickleReader.read(bytes("(cm\\nf\\n}b2l."));
    for (int protocol = 0; protocol <= PickleWriter.HIGHEST_PROTOCOL; protocol++) {
      PyValue again = PickleReader.read(PickleWriter.write(pair, protocol));
      assertEquals(Optional.empty(), GraphComparison.difference(pair, again, protocol));
    }
  }

  @Test
  void itsBytesAreThoseOfTheNameAndTheState() {
    byte[] pickle = bytes("(cm\\nf\\np0\\ng0\\n}bl.");
    ValueSpan list = PickleTrace.of(pickle, 0).root().orElseThrow();
    ValueSpan changed = list.parts().get(1);
    assertEquals(List.of(9, 14), List.of(changed.start(), changed.end()));
    assertEquals(
        List.of(Role.CALLABLE, Role.STATE), changed.parts().stream().map(ValueSpan::role).toList());
    assertEquals(9, changed.parts().getFirst().start());
    assertEquals("m.f", new Repr().of(list.parts().getFirst().value()));
  }

  @Test
  void itsKindIsThatOfAName() throws Exception {
    assertEquals("type", PythonTypes.name(PickleReader.read(bytes("cm\\nf\\n}b."))));
  }

  private static byte[] bytes(String stream) {
    return stream.translateEscapes().getBytes(StandardCharsets.ISO_8859_1);
  }
}
