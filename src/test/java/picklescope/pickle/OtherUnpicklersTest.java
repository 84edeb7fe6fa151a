package picklescope.pickle;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import picklescope.Python;

/**
 * Whatever a call follows, it is marked if the unpickler of python3 that is written in C executes
 * it, or the one that is written in Python, which reads more.
 */
class OtherUnpicklersTest {
  /** Prints the programs that were executed, of many with arguments and opcodes by chance. */
  private static final String EXECUTED =
      """
      import io, pickle, random, sys, types
      module = types.ModuleType('evilmod')
      executed = []
      module.run = lambda *args: executed.append(1)
      sys.modules['evilmod'] = module
      choice = random.Random(7)
      PIECES = [b'0', b'1', b'5', b'9', b'L', b'l', b' ', b'\\t', b'\\r', b'\\0', b'-', b'+', b'_', b'x', b'o',
          b'.', b'e', b"'", b'"', b'\\\\', b'inf', b'nan', b'\\xff', b'\\x0b', b'0x', b'00', b'\\\\x41', b'\\\\u']
      OPCODES = [b'N', b'(', b'0', b'1', b'2', b')', b']', b'}', b't', b'l', b'd', b'\\x85', b'\\x86', b'a', b'e',
          b's', b'u', b'K\\1', b'\\x8f', b'\\x90', b'\\x91', b'\\x94', b'q\\1', b'h\\1', b'b', b'R', b'\\x81', b'o',
          b'\\x95\\x20' + bytes(7), b'\\x95\\2' + bytes(7), b'U\\1a', b'C\\1a', b'\\x8a\\1\\5', b'\\x80\\0']
      def text():
          return b''.join(choice.choice(PIECES) for _ in range(choice.randrange(6)))
      def line():
          of = text()
          return choice.choice([b'I', b'L', b'F', b'V', b'P', b'Np', b'Np' + of + b'\\n0g', b"S'" + of + b"'"]) + of + b'\\n'
      for _ in range(5000):
          program = (choice.choice([b'', b'\\x80\\2'])
              + b''.join(choice.choice([line, lambda: choice.choice(OPCODES)])() for _ in range(choice.randrange(6)))
              + choice.choice([b'cevilmod\\nrun\\n)R.', b'(ievilmod\\nrun\\n.', b'(Vevilmod\\nVrun\\n\\x93)R.']))
          executed.clear()
          for unpickler in (pickle.Unpickler, pickle._Unpickler):
              try:
                  unpickler(io.BytesIO(program)).load()
              except Exception:
                  pass
          if executed:
              print(program.hex())
      """;

  @Test
  @Timeout(120)
  void whatTheyExecuteIsMarked() throws Exception {
    var executed = Python.run(EXECUTED).lines().filter(line -> line.matches("[0-9a-f]+")).toList();
    assertTrue(executed.size() > 500, () -> "programs: " + executed.size());
    for (String program : executed) {
      byte[] bytes = HexFormat.of().parseHex(program);
      assertFalse(Globals.in(bytes, 0).dangers().isEmpty(), program);
    }
  }
}
