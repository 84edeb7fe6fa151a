package picklescope.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picklescope.pickle.PickleWriter;
import picklescope.python.Source;

class CallbackTest {
  private static Callback of(byte[] payload) {
    var remote = new InetSocketAddress("127.0.0.1", 5000);
    var local = new InetSocketAddress(4950);
    var datagram = new Datagram(1, 0, Direction.IN, remote, local, payload);
    return Callback.of(Envelope.auto().decode(datagram, "LAB-3"));
  }

  private static Callback of(String literal) throws Exception {
    return of(PickleWriter.write(Source.literal(literal), 4));
  }

  @Test
  void anOrdinaryCallHasNoWarningAndItsCodeReadsAll() throws Exception {
    var callback = of("((5, 'hello'), {'foo': 78})");
    assertEquals(List.of(), callback.warnings());
    assertEquals(
        """
        def onNetwork(e):
            if isinstance(e, viz.RawNetworkEvent):
                return
            arg0, arg1 = e.data  # (5, 'hello')
            foo = e.foo  # 78

        viz.callback(viz.NETWORK_EVENT, onNetwork)
        """,
        callback.code());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "((), {'sender': 1}) | hides e.sender",
        "((), {'data': 1}) | hides e.data",
        "((), {'a b': 1}) | no identifier",
        "((), {'class': 1}) | no identifier",
        "((__main__.update,), {}) | It refers to __main__.update",
        "(([{'x': __main__.a}],), {}) | It refers to __main__.a",
        "((os.system,), {}) | Dangerous: it names os.system",
        "[1, 2] | Bare:",
      })
  void warns(String payload, String expected) throws Exception {
    var warnings = of(payload).warnings();
    assertTrue(warnings.stream().anyMatch(text -> text.contains(expected)), warnings.toString());
  }

  @Test
  void rawBytesAndPython2AreExplained() {
    var raw = of("Some raw data".getBytes(StandardCharsets.US_ASCII));
    assertTrue(raw.warnings().getFirst().startsWith("Raw: no call, because: "), raw.toString());
    assertTrue(raw.code().contains("e.raw_data"), raw.code());
    // cPickle.dumps((('a',), {}), 2) of Python 2.7
    var python2 = of(HexFormat.of().parseHex("8002550161857d862e"));
    assertTrue(python2.warnings().getFirst().startsWith("Python 2 str"), python2.toString());
  }

  @Test
  void theCodeIsPython() throws Exception {
    var code = of("((1,), {'a b': \"it's\\n\", 'foo': [1, 2]})").code();
    var check =
        new ProcessBuilder("python3", "-c", "import sys, ast; ast.parse(sys.stdin.read())")
            .redirectErrorStream(true)
            .start();
    try (var in = check.getOutputStream()) {
      in.write(code.getBytes(StandardCharsets.UTF_8));
    }
    String said = new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, check.waitFor(), said + code);
  }
}
