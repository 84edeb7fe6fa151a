package picklescope.python.objects;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picklescope.pickle.PickleReader;
import picklescope.python.Repr;

class TypesTest {
  /** What is in angle brackets is no Python; a copied text must not subscript any object. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          cbuiltins\\nlist\\n(cbuiltins\\nint\\nt   | list[int]
          c__builtin__\\ndict\\n(cm\\nC\\ncm\\nD\\nt | dict[m.C, m.D]
          ccollections\\ndeque\\n)                  | collections.deque[()]
          cctypes\\ncdll\\n(S'/tmp/x.so'\\nt        | <types.GenericAlias(ctypes.cdll, ('/tmp/x.so',))>
          cbuiltins\\nlist.x\\n(S'a'\\nt            | <types.GenericAlias(builtins.list.x, ('a',))>
          cm\\nC\\n(cbuiltins\\nint\\nt             | <types.GenericAlias(m.C, (<class 'int'>,))>
          """)
  void onlyKnownClassesAreSubscripted(String arguments, String shown) throws Exception {
    String stream = "ctypes\nGenericAlias\n(" + arguments.translateEscapes() + "tR.";
    byte[] pickle = stream.getBytes(StandardCharsets.ISO_8859_1);
    assertEquals(shown, new Repr().of(PickleReader.read(pickle)));
  }
}
