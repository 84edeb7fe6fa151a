package picklescope.pickle;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picklescope.TestSeed;
import picklescope.python.PyBytes;
import picklescope.python.PyGlobal;
import picklescope.python.PyStr;
import picklescope.python.PyTuple;

class GlobalsTest {
  private static List<String> dangerous(String stream) {
    return Globals.in(stream.getBytes(StandardCharsets.ISO_8859_1), 0).dangers().stream()
        .map(Danger::name)
        .toList();
  }

  private static PyGlobal global(String module, String name) {
    return new PyGlobal(PyStr.of(module), PyStr.of(name));
  }

  @Test
  void isFoundInEveryOpcodeThatNamesIt() {
    assertEquals(List.of("os.system"), dangerous("cos\nsystem\n(S'ls'\ntR."));
    assertEquals(List.of("posix.system"), dangerous("(S'ls'\niposix\nsystem\n."));
    assertEquals(
        List.of("os.system"), dangerous("\u0080\u0004\u008c\u0002os\u008c\u0006system\u0093."));
  }

  @Test
  void isFoundWhenItsNameComesFromTheMemo() {
    assertEquals(
        List.of("os.system"),
        dangerous(
            "\u0080\u0004\u008c\u0002os\u00940\u008c\u0006system\u00940h\u0000h\u0001\u0093."));
  }

  @Test
  void isFoundBeforeAnError() {
    assertEquals(List.of("os.system"), dangerous("cos\nsystem\n(S'ls'\ntR\u00ff"));
    assertEquals(List.of("os.system"), dangerous("cos\nsystem\n"));
  }

  @Test
  void isFoundWithItsOffsetAfterSkippedBytes() {
    byte[] payload = "head(cos\nsystem\n0N.".getBytes(StandardCharsets.ISO_8859_1);
    assertEquals(5, Globals.in(payload, 4).dangers().getFirst().offset());
  }

  @Test
  void isFoundByNamesThatArePython2Text() {
    assertEquals(List.of("os.system"), dangerous("U\u0002osU\u0006system\u0093."));
  }

  @Test
  void isFoundWhenItIsDroppedAgain() {
    assertEquals(List.of("subprocess.Popen"), dangerous("csubprocess\nPopen\n)R0N."));
  }

  @Test
  void ordinaryNamesAreNotDangerous() {
    assertEquals(List.of(), dangerous("c__main__\nupdatePlayer\n."));
    assertEquals(List.of(), dangerous("ccollections\nOrderedDict\n)R."));
    assertEquals(List.of(), dangerous("no pickle at all"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          cos\\nsystem\\n(S'ls'\\ntR.                        | runs code: os.system
          clinecache\\nos.system\\n.                         | runs code: linecache.os.system
          c__main__\\nPlayer\\n(I1\\ntR.                     | may run code: __main__.Player
          c__main__\\nPlayer\\n)\\201.                       | may run code: __main__.Player
          (i__main__\\nPlayer\\n.                            | may run code: __main__.Player
          c__main__\\nhook\\n}b.                             | may run code: __main__.hook
          c__main__\\ntable\\nI1\\nI2\\ns.                   | may run code: __main__.table
          cm\\nf\\n)R0cos\\ngetcwd\\n. | runs code: os.getcwd; may run code: m.f
          coperator\\nattrgetter\\n(S'a'\\ntR)R.           | runs code: operator.attrgetter; cannot be known: operator.attrgetter(...)
          cbuiltins\\nstr\\n(S'os'\\ntRVsystem\\n\\223.      | cannot be known: ….system
          Vlab\\ncbuiltins\\nstr\\n(S'b'\\ntR\\223.    | cannot be known: lab.…
          cm\\nf\\ncbuiltins\\ntuple\\n)RR. | may run code: m.f; cannot be known: m.f(*...)
          )cm\\nf\\nR.                                      | cannot be known: …(*...)
          cm\\nf\\n)R)R)R. | may run code: m.f; cannot be known: m.f(...), …(...)
          \\202\\005)Rcm\\nf\\n0.                            | cannot be known: <extension code 5>
          Pid\\n)Rcm\\nf\\n0.                                | cannot be known: <persistent id>
          cbuiltins\\ngetattr\\n(cm\\nC\\nVx\\ntR.           |
          cbuiltins\\ngetattr\\n(cm\\nC\\nVx\\ntR)R.         | may run code: m.C.x
          cbuiltins\\ngetattr\\n(cm\\nos\\nVx\\ntR.          | runs code: m.os, m.os.x
          cbuiltins\\ngetattr\\n(I1\\nVreal\\ntR.            | runs code: builtins.getattr
          cbuiltins\\ngetattr\\n.                            | runs code: builtins.getattr
          cbuiltins\\ntype\\n(NtR.                           |
          cbuiltins\\ntype\\n(I1\\ntR.                       | may run code: builtins.type
          ccollections\\ndefaultdict\\n(cbuiltins\\nlist\\ntR. |
          ccollections\\ndefaultdict\\n(c__main__\\nf\\ntR.  | may run code: __main__.f
          cbuiltins\\ndict\\n(c__main__\\nf\\ntR.            | may run code: __main__.f
          cbuiltins\\nset\\n((c__main__\\nf\\nltR.           |
          c_codecs\\nencode\\n(Va\\nVlatin1\\ntR.            |
          c_codecs\\nencode\\n(Va\\nVrot13\\ntR.             | may run code: _codecs.encode; if a part is unpickled: cannot be known: …
          cbuiltins\\nbytes\\n(Va\\nVcp037\\ntR.            | if a part is unpickled: cannot be known: …
          cbuiltins\\nbytes\\n(Va\\nVutf-8\\ntR.            |
          cbuiltins\\nbytes\\n(V\\\\u0080\\\\u0002cm\\\\u000af\\\\u000a)R.\\nVutf-8\\ntR. | if a part is unpickled: may run code: m.f
          cbuiltins\\nbytes\\n(V\\\\u0080\\\\u0002cm\\\\u000af\\\\u000a)R.\\nVlatin1\\nt\\201. | if a part is unpickled: may run code: m.f
          ccopyreg\\n__newobj_ex__\\n(cbuiltins\\nbytes\\n(Vcm\\\\u000af\\\\u000a)R.\\nt}(Vencoding\\nVlatin1\\nutR. | if a part is unpickled: may run code: m.f
          N.cm\\nf\\n)R.                                     | may run code: m.f
          \\001\\002\\003\\004\\200\\004cm\\nf\\n)R.           | may run code: m.f
          cm\\nf\\n\\226\\001\\0\\0\\0\\0\\0\\0\\0xK\\001a0)R. | may run code: m.f
          cm\\nf\\np5\\n(I1\\nl(NNtb0g5\\n)R.              | may run code: m.f
          cm\\nf\\np5\\n(I1\\nl(N}tb0g5\\n)R.              | may run code: m.f
          cm\\nf\\np5\\n(I1\\nlcbuiltins\\nslice\\n(NNtR(lsg5\\n)R. | may run code: m.f
          cm\\nf\\np5\\ncbuiltins\\nbytearray\\n)R\\2300g5\\n)R. | may run code: m.f
          \\202\\005cbuiltins\\ndict\\n0\\226\\001\\0\\0\\0\\0\\0\\0\\0xK\\001a0)R. | cannot be known: <extension code 5>
          cbuiltins\\ndict\\n0\\226\\001\\0\\0\\0\\0\\0\\0\\0xK\\001a0\\202\\005)R. | cannot be known: <extension code 5>
          \\226\\001\\0\\0\\0\\0\\0\\0\\0xK\\001a0\\204\\005\\0\\0\\0)R. | cannot be known: <extension code 5>
          \\226\\001\\0\\0\\0\\0\\0\\0\\0xK\\001a0NQ)R.      | cannot be known: <persistent id>
          \\226\\001\\0\\0\\0\\0\\0\\0\\0xK\\001a0Pa\\n)R.   | cannot be known: <persistent id>
          \\226\\001\\0\\0\\0\\0\\0\\0\\0xK\\001a0N.g0\\ncm\\nf\\n)R. | may run code: m.f
          cm\\nf\\n]R.                                     | may run code: m.f
          cm\\nf\\n(N]R.                                   | may run code: m.f
          cm\\nf\\nI1\\nR.                                 |
          cm\\nf\\n(I5\\n(Nlb.                             |
          cm\\nf\\np5\\n(I5\\n(tb0g5\\n)R.                   | may run code: m.f
          cm\\nf\\n(I5\\n(NI5\\ntb.                         |
          \\202\\001\\2300cm\\nf\\n)R.                         | may run code: m.f
          cm\\nf\\np5\\n0Np05\\n0g5\\n)R.                   | may run code: m.f
          cm\\nf\\np5\\n0Nq\\0050g5\\n)R.                   | may run code: m.f
          cm\\nf\\nq\\0050Np5\\n0h\\005)R.                  | may run code: m.f
          cm\\nf\\np5\\n0Np5\\n0g5\\n)R.                    |
          cm\\nf\\np5\\n.cm\\ng\\np5\\n0g5\\n)R.              | may run code: m.g
          cm\\nf\\n(20cm\\ng\\n)R.                         | may run code: m.f, m.g
          \\200\\004\\202\\001)R.                             | cannot be known: <extension code 1>
          \\200\\004\\203\\001\\001)R.                         | cannot be known: <extension code 257>
          \\200\\004\\204\\001\\0\\0\\0)R.                       | cannot be known: <extension code 1>
          \\202\\001}b.                                    | cannot be known: <extension code 1>
          \\202\\001Nb.                                    | cannot be known: <extension code 1>
          \\202\\001Na.                                    | cannot be known: <extension code 1>
          \\202\\001.                                      |
          NQ)R.                                          | cannot be known: <persistent id>
          Pa\\n)R.                                        | cannot be known: <persistent id>
          \\200\\004cm\\nf\\n\\224.\\200\\004h\\0)R.              | may run code: m.f
          \\200\\004cm\\nf\\n\\224.\\200\\004N\\2240h\\0)R.       | may run code: m.f
          \\200\\004cm\\nf\\nq\\005.xx\\200\\004h\\005)R.          | may run code: m.f
          \\200\\004\\202\\001\\224.\\200\\004N\\2240h\\0)R.       | cannot be known: <extension code 1>
          \\200\\004]\\224.\\200\\004]\\224h\\0\\206.             |
          ]}bcm\\nf\\n.                                      | may run code: m.f
          ]}b\\214\\001m\\224\\214\\001f\\223.               | may run code: m.f
          ]}bh\\001\\223.                                    | cannot be known: ….…
          0cm\\nf\\n)R.                                      |
          \\200\\004\\225\\004\\0\\0\\0\\0\\0\\0\\0ccollections\\ndeque\\n)R. | may run code: lections.deque
          \\200\\004\\225\\015\\0\\0\\0\\0\\0\\0\\0cos\\ngetcwd\\nF x\\n)R. | runs code: os.getcwd
          \\200\\004\\225\\020\\0\\0\\0\\0\\0\\0\\0cos\\ngetcwd\\nF x\\n)R. | runs code: os.getcwd
          N.h\\0h\\1\\223.                                    |
          ctypes\\nSimpleNamespace\\n(}tR.                 | may run code: types.SimpleNamespace
          ctypes\\nSimpleNamespace\\n)R}Vkeys\\ncm\\nf\\nsb. | may run code: m.f
          ctypes\\nSimpleNamespace\\n)R}Vkeys\\n(cm\\nf\\nlsb. |
          cnumpy\\nndarray\\n((I1\\ntVO\\nVAAAAAAAA\\ntR.   | may run code: numpy.ndarray
          cnumpy\\nndarray\\n((I1\\ntVO\\nt\\201.            | may run code: numpy.ndarray
          ccopyreg\\n__newobj__\\n(cnumpy\\nmatrix\\nV1\\ntR. | may run code: numpy.matrix
          cnumpy._core.multiarray\\n_reconstruct\\n(cnumpy\\nndarray\\n(I0\\ntVb\\ntR. |
          ccopyreg\\n_reconstructor\\n(ctypes\\nSimpleNamespace\\n2}Vkeys\\ncm\\nf\\nstR. | may run code: types.SimpleNamespace, m.f
          ccopyreg\\n_reconstructor\\n(c_codecs\\nencode\\n2Va\\ntR. | may run code: _codecs.encode
          ccollections\\nChainMap\\n)R}Vmaps\\n(cm\\nd\\nlsb.   | may run code: m.d
          ccollections\\nChainMap\\n)R}Vmaps\\n(lp5\\nsb0g5\\ncm\\nd\\na. | may run code: m.d
          ccollections\\nChainMap\\n)R}Vmaps\\n((cm\\nd\\ntlsb. | may run code: m.d
          ccollections\\nChainMap\\n)RVa\\nVb\\ns.            | may run code: collections.ChainMap
          ccollections\\nUserDict\\n)R}Vdata\\n}sbVa\\nVb\\ns. | may run code: collections.UserDict
          ccollections\\nUserList\\n)R(Va\\ne.              | may run code: collections.UserList
          ccollections\\nUserList\\n((cm\\nd\\nltR.         | may run code: m.d
          ccollections\\nUserList\\n((lp5\\ntR0g5\\ncm\\nd\\na. | may run code: m.d
          ccollections\\nOrderedDict\\n((cm\\nd\\nltR.      | may run code: m.d
          ccollections\\nOrderedDict\\n(((Va\\ncm\\nd\\nlltR. |
          ccollections\\nOrderedDict\\n)RVa\\ncm\\nf\\ns.       |
          ccollections\\ndeque\\n((cm\\nf\\nltR.             |
          ccollections\\ndeque\\n)Rcm\\nf\\na.               |
          cbuiltins\\nlist\\n(ccollections\\ndeque\\n)Rp5\\ntR0g5\\ncm\\nf\\na. | may run code: m.f
          cbuiltins\\nSyntaxError\\n(Va\\ncm\\nf\\ntR.       | may run code: m.f
          cbuiltins\\nslice\\n(cm\\nf\\nNtR.                 |
          cbuiltins\\nbytes\\n(cbuiltins\\nslice\\n(Ncm\\nf\\ntRtR. | may run code: m.f
          cuuid\\nUUID\\n(ctypes\\nSimpleNamespace\\n)R}Vreplace\\n(cm\\nf\\nlsbtR. | may run code: m.f
          cuuid\\nUUID\\n(ctypes\\nSimpleNamespace\\n)R}Va\\n(lp6\\nsbtR0g6\\ncm\\nf\\na. | may run code: m.f
          cuuid\\nUUID\\n(ctypes\\nSimpleNamespace\\n)Rp5\\ntR0g5\\n}Va\\n(cm\\nf\\nlsb. | may run code: m.f
          cuuid\\nUUID\\n((\\202\\001ltR.                  | cannot be known: <extension code 1>
          ctypes\\nSimpleNamespace\\n)R}V__array_interface__\\nNsb. | may run code: types.SimpleNamespace
          ctypes\\nSimpleNamespace\\n)R}Vappend\\nNsb.    | may run code: types.SimpleNamespace
          ctypes\\nSimpleNamespace\\n)R(N}tb.            |
          cbuiltins\\nValueError\\n)R}V__notes__\\n(Va\\nlsb. |
          cbuiltins\\nUnicodeDecodeError\\n(Va\\nC\\001xI0\\nI1\\nVr\\ntR}Vstart\\nI-9\\nsb. | may run code: builtins.UnicodeDecodeError
          cuuid\\nUUID\\n)\\201p0\\n}Vint\\ng0\\n\\205\\205sb. | may run code: uuid.UUID
          cuuid\\nUUID\\n)\\201p0\\ncuuid\\nUUID\\n)\\201p1\\n}Vint\\ng0\\n\\205sb0}Vint\\ng1\\n\\205sb. | may run code: uuid.UUID
          cuuid\\nUUID\\n)\\201p0\\n0cuuid\\nUUID\\n)\\201}Vint\\nI5\\nsb0g0\\n}Vint\\nI6\\nsb. |
          cbuiltins\\nUnicodeDecodeError\\n(Va\\nC\\001xI0\\nI1\\nVr\\ntR. |
          cbuiltins\\nUnicodeTranslateError\\n(Va\\nI0\\nI1\\nVr\\ntR. |
          cbuiltins\\nUnicodeDecodeError\\n(Va\\nC\\001xI-9\\nI-8\\nVr\\ntR. | may run code: builtins.UnicodeDecodeError
          cbuiltins\\nUnicodeEncodeError\\n(Va\\nVx\\nL9999999999L\\nI1\\nVr\\ntR. | may run code: builtins.UnicodeEncodeError
          cdatetime\\ndate\\n)R}Va\\nI1\\nsb.             | may run code: datetime.date
          ccollections\\ndefaultdict\\n)R(N}Vdefault_factory\\ncm\\nf\\nstb. | may run code: collections.defaultdict, m.f
          ctypes\\nGenericAlias\\n(cnumpy\\nndarray\\n)tR. | may run code: numpy.ndarray
          cre\\n_compile\\n(Va\\nI34\\ntR.                 |
          cre\\n_compile\\n(Va\\nI128\\ntR.                | may run code: re._compile
          cre\\n_compile\\n(Va\\nL-128L\\ntR.              | may run code: re._compile
          cre\\n_compile\\n((lI0\\ntR.                   | may run code: re._compile
          ]}bc_codecs\\nencode\\n.                         | may run code: _codecs.encode
          c_compat_pickle\\nNAME_MAPPING\\n.              | runs code: _compat_pickle.NAME_MAPPING
          cre\\n__dict__\\n.                             | runs code: re.__dict__
          ]}bcnumpy\\nndarray\\n.                              | may run code: numpy.ndarray
          ]}bcnumpy\\ndtype\\n.                                | may run code: numpy.dtype
          ]}bccollections\\ndeque\\n.                          |
          ccopyreg\\n_reconstructor\\n(ccollections\\ndeque\\ncbuiltins\\nobject\\nNtR. |
          C\\n\\200\\004cm\\nf\\n)R.                                  | if a part is unpickled: may run code: m.f
          C\\n\\200\\004cm\\nf\\n)R0ca\\nf\\n)R.                      | may run code: a.f; if a part is unpickled: may run code: m.f
          C\\n\\200\\004cm\\nf\\n)R0cm\\nf\\n)R.                      | may run code: m.f
          C\\006\\200\\004cm\\nf.                                    |
          C\\013K\\200\\004cm\\nf\\n)R.                            | if a part is unpickled: may run code: m.f
          C\\021\\200\\004X\\013\\0\\0\\0\\200\\002cm\\nf\\n)R..                | if a part is unpickled: may run code: m.f
          N.K\\200\\004cm\\nf\\n)R.                                   | if a part is unpickled: may run code: m.f
          C\\010cm\\nf\\n)R..                                      | if a part is unpickled: may run code: m.f
          C\\007cm\\nf\\n)R.                                       |
          U\\015cos\\nsystem\\n).                                  | if a part is unpickled: runs code: os.system
          C\\015cos\\nsin\\ntan.                                   |
          C\\005\\200\\004\\202\\001..                               |
          S'\\\\x80\\\\x02cm\\\\nf\\\\n)R.'\\n.                       | if a part is unpickled: may run code: m.f
          \\226\\001\\0\\0\\0\\0\\0\\0\\0xK\\001a0S'\\\\x80\\\\x02cm\\\\nf\\\\n)R.'\\n. | if a part is unpickled: may run code: m.f
          """)
  void isReportedWithItsKind(String stream, String reported) {
    byte[] bytes = stream.translateEscapes().getBytes(StandardCharsets.ISO_8859_1);
    assertEquals(reported == null ? "" : reported, Danger.text(Globals.in(bytes, 0).dangers(), 10));
  }

  /**
   * Each was tried: {@code pickle} or {@code cPickle} of CPython 2.7 runs it, {@code
   * pickle._Unpickler} of CPython 3, or {@code pickle.loads} with {@code encoding='bytes'}.
   */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Np-1\n0",
        "Npfoo\n0",
        "Np\n0",
        "(p-1\n0",
        "Np18446744073709551616\n0",
        "I5L\n0",
        "I08\n0",
        "I 0xFFL\n0",
        "L017\n0",
        "L5l\n0",
        "L5LL\n0",
        "S'x' \n0",
        "S'x'\0\n0",
        "S\"x\"\u00ff\n0",
        "F 1\n0",
        "F1 \n0",
        "F1\r\n0",
        "F\t.5\n0",
        "F infinity\n0",
        "F1_0\n0",
        "F1e999\n0",
        "(Nd0",
        "}(Nu0",
        "(2",
        "(u",
        "(N}u",
        "(N]e",
        "(q\u00010",
        "U\u0001a\u00980",
        "\u0080\u0004\u0095\u0028\0\0\0\0\0\0\0"
      })
  void isFoundBehindWhatOnlySomeUnpicklersRead(String begin) throws Exception {
    for (String stream :
        List.of(
            begin + "cos\nsystem\n)R.", "\u0001" + "\u0080\u0002" + begin + "cos\nsystem\n)R.")) {
      byte[] bytes = stream.getBytes(StandardCharsets.ISO_8859_1);
      assertEquals("runs code: os.system", Danger.text(Globals.in(bytes, 0).dangers(), 10));
      assertEquals(
          "if a part is unpickled: runs code: os.system",
          Danger.text(Globals.in(PickleWriter.write(PyBytes.of(bytes), 4), 0).dangers(), 10));
    }
  }

  /** CPython in C runs it when it reads it from a file: it drops the begun argument. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u0002\0\0\0\0\0\0\0M\u0001\0R",
        "\u0002\0\0\0\0\0\0\0M\u0001\0\0",
        "\u0003\0\0\0\0\0\0\0F x1\n",
        "\u0003\0\0\0\0\0\0\0U\u0003aabc",
        "\u0003\0\0\0\0\0\0\0X\u00ff\u00ff\u0002\0\0\0ab",
        "\u0003\0\0\0\0\0\0\0\u008c\u0003\u00ffabc",
        "\u0006\0\0\0\0\0\0\0X\u0003\0\0\0\u00ffabc",
        "\u0003\0\0\0\0\0\0\0B\u00ff\u00ff\u0002\0\0\0ab"
      })
  void isFoundInValuesBehindWhatGoesBeyondItsFrame(String frame) throws Exception {
    var begins =
        List.of(
            "\u0080\u0004",
            "",
            "N0",
            "K\u00010".repeat(200),
            "\u0080\u0004Np01\n0", // what only some unpicklers read
            "\u0080\u0004\u0096\0\0\0\0\0\0\0\0KAa0");
    for (String begin : begins) {
      String pickle = begin + "\u0095" + frame + "cos\nsystem\n)R." + "x".repeat(8);
      byte[] value = pickle.getBytes(StandardCharsets.ISO_8859_1);
      String whole = Danger.text(Globals.in(value, 0).dangers(), 10);
      assertTrue(whole.contains("runs code: os.system"), () -> begin.length() + " whole " + whole);
      byte[] bytes = PickleWriter.write(PyBytes.of(value), 4);
      String part = Danger.text(Globals.in(bytes, 0).dangers(), 10);
      assertTrue(
          part.startsWith("if a part is unpickled: "), () -> begin.length() + " part " + part);
    }
  }

  /** What only some unpicklers read is in the frame. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u000f\0\0\0\0\0\0\0\u0096\0\0\0\0\0\0\0\0KAa0X\u00ff\u0002\0\0\0ab0",
        "\t\0\0\0\0\0\0\0Np01\n0X\u00ff\u00ff\u0002\0\0\0ab0"
      })
  void isFoundWhereAFrameBeginsBeforeWhatOnlySomeUnpicklersRead(String frame) {
    String pickle = "\u0080\u0005\u0095" + frame + "cos\nsystem\n)R." + "x".repeat(8);
    byte[] bytes = pickle.getBytes(StandardCharsets.ISO_8859_1);
    String found = Danger.text(Globals.in(bytes, 0).dangers(), 10);
    assertTrue(found.contains("runs code: os.system"), found);
  }

  /** CPython in C reads the frame within from behind the one in which it begins. */
  @Test
  void isFoundInFramesWithinFrames() {
    String frame = "\u0080\u0004\u0095";
    String call = "cos\nsystem\n(X\u0002\0\0\0idtR.";
    String beyondTheMemory =
        frame
            + "\b\0\0\0\0\0\0\0\u0095"
            + "\u00ff".repeat(7)
            + "\u007f"
            + "\0".repeat(7)
            + (call + "x".repeat(200)).substring(0, 127);
    String readBehind =
        frame
            + "\u000f\0\0\0\0\0\0\0\u0095\u0011\0\0\0\0\0\0\0N0N0N0X\u0014\0\0\0"
            + "x".repeat(20)
            + "X\u001c\0\0\0xX\u0016\0\0\0x"
            + call;
    for (String one : List.of(beyondTheMemory, readBehind)) {
      byte[] bytes = one.getBytes(StandardCharsets.ISO_8859_1);
      String found = Danger.text(Globals.in(bytes, 0).dangers(), 10);
      assertTrue(found.contains("runs code: os.system"), found);
    }
  }

  /** Lines of text that begin with an opcode. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "I am here\ncamera\nstart\n", "I 5 apples\ncamera\nstart\n", "F one\ncamera\nstart\n",
        "F 1.5.2\ncamera\nstart\n", "S'it' is\ncamera\nstart\n", "L5 m\ncamera\nstart\n",
        "pose\ncamera\nstart\n", "go left\ncamera\nstart\n"
      })
  void linesOfTextAreNoPickles(String text) {
    assertEquals(List.of(), dangerous(text));
  }

  /** Pixels of three bytes, and the 16 bits of a depth map. */
  @ParameterizedTest
  @ValueSource(strings = {"\u0080\u0003\u0001", "\u0080\u0003", "\u0080\u0003\u0081\u0003"})
  void picturesAreNoPickles(String pixels) throws PickleException {
    byte[] picture = pixels.repeat(60_000 / pixels.length()).getBytes(StandardCharsets.ISO_8859_1);
    var values = PyTuple.of(PyBytes.of(picture), PyStr.of("\u0093")); // as if there were a name
    assertEquals(List.of(), Globals.in(PickleWriter.write(values, 4), 0).dangers());
  }

  /** Any number of bytes that only look like the start of a pickle. */
  @ParameterizedTest
  @ValueSource(strings = {"\u0080\u0002Q", "\u0080\u0002a", "\u0080\u0004x", "\u0080\u0003N"})
  void isFoundBehindManyFalseStarts(String start) {
    String payload = start.repeat(1_001) + "\u0080\u0002cos\nsystem\n)R.";
    assertEquals("os.system", dangerous(payload).getFirst());
  }

  /** Arguments are visited once; when they are too many, every name may be among them. */
  @Test
  @Timeout(60) // visiting them at each call took twenty minutes
  void manyArgumentsOfManyCallsAreVisitedOnce() {
    int n = 1_000_000;
    String start = "cbuiltins\nset\n\u0094(" + "N".repeat(n) + "cm\nC\n" + "t\u0094](";
    var dangers = dangerous(start + "h\0h\1R".repeat(n / 5) + "e.");
    assertEquals(List.of("builtins.set", "m.C", "…(...)"), dangers.stream().sorted().toList());
  }

  /** Each start reads lines up to the end. */
  @Test
  void isUnknownBehindWhatTakesTooLong() {
    String start = "\u0080\u0002I".repeat(5_000);
    assertEquals(List.of("…"), dangerous(start + "\n\u0080\u0002cos\nsystem\n)R."));
    assertEquals(List.of(), dangerous(start));
  }

  /** Bytes of which a text is encoded again and again leave no work for those that follow. */
  @Test
  void isUnknownInValuesThatTakeTooLong() {
    String text = "\u00c2\u0080" + "a".repeat(998);
    String start = "\u0080\2X\u00e8\3\0\0" + text + "q\0c_codecs\nencode\nq\1";
    String again = "h\1(h\0U\6latin1tR";
    String end = "U\n\u0080\4cm\nf\n)R..";
    assertEquals(List.of("m.f"), dangerous(start + again.repeat(10) + end));
    var found = Globals.in((start + again.repeat(900) + end).getBytes(ISO_8859_1), 0).dangers();
    assertEquals("if a part is unpickled: cannot be known: …", Danger.text(found, 5));
  }

  @Test
  void isFoundOrUnknownInValuesOfValues() throws Exception {
    byte[] pickle = "cm\nf\n)R.".getBytes(ISO_8859_1);
    var reported = new ArrayList<String>();
    for (int i = 0; i < 40; i++) {
      pickle = PickleWriter.write(PyBytes.of(pickle), 4);
      reported.add(Danger.text(Globals.in(pickle, 0).dangers(), 5));
    }
    assertEquals("if a part is unpickled: may run code: m.f", reported.get(9));
    assertEquals("if a part is unpickled: cannot be known: …", reported.getLast());
    assertEquals(2, reported.stream().distinct().count());
  }

  @Test
  void manyAreCounted() {
    var stream = new StringBuilder();
    for (int i = 0; i < 7; i++) {
      stream.append("cm\nf").append(i).append("\n)R");
    }
    byte[] bytes = stream.append('.').toString().getBytes(StandardCharsets.US_ASCII);
    assertEquals(
        "may run code: m.f0, m.f1 and 5 more", Danger.text(Globals.in(bytes, 0).dangers(), 2));
  }

  @Test
  void allNamesAreListedOnce() {
    byte[] bytes =
        "(cm\nf\ncm\nf\nccollections\ndeque\nl.cm\nf\n.".getBytes(StandardCharsets.US_ASCII);
    assertEquals(List.of("m.f", "collections.deque"), Globals.in(bytes, 0).texts());
  }

  /** The header of an npy file, whose type Python evaluates: objects are written in many ways. */
  @ParameterizedTest
  @CsvSource({
    "'|O', 1",
    "'|O', 2",
    "'object', 1",
    "'object_', 1",
    "'|\\x4f', 1",
    "'\\117', 1",
    "'\\117', 3",
    "'<f8', 1"
  })
  void anArrayOfObjectsIsAPickle(String type, int version) {
    String header = "{'descr': '%s', 'fortran_order': False, 'shape': (1,), }\n".formatted(type);
    String npy = "\u0093NUMPY" + (char) version + "\0" + (char) header.length() + "\0";
    String stream = npy + (version == 1 ? "" : "\0\0") + header + "cm\nf\n)R.";
    assertEquals(List.of("m.f"), dangerous(stream));
  }

  /** As {@code logging.handlers.DatagramHandler} writes it. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "\\0\\0\\0\\10",
        "\\10\\0\\0\\0",
        "\\0\\10",
        "\\10\\0",
        "\\0\\0\\0\\0\\0\\0\\0\\10",
        "\\10\\0\\0\\0\\0\\0\\0\\0"
      })
  void isFoundBehindItsLengthInEveryProtocol(String length) {
    assertEquals(List.of("m.f"), dangerous(length.translateEscapes() + "cm\nf\n)R."));
    assertEquals(List.of(), dangerous(length.translateEscapes() + "cm\nf\n00."));
    assertEquals(List.of(), dangerous(length.translateEscapes() + "cm\nf\n)R.."));
  }

  /**
   * Raw messages of other programs, and random bytes. Of these, one in 40,000 is a pickle that
   * modifies an object by its extension code.
   */
  @Test
  void whatIsNotAPickleIsNotDangerous() {
    var random = new Random(TestSeed.get());
    var flagged = new ArrayList<String>();
    int references = 0;
    for (int i = 0; i < 20_000; i++) {
      var bytes = new byte[random.nextInt(200)];
      random.nextBytes(bytes);
      List<Danger> dangers = Globals.in(bytes, 0).dangers();
      if (!dangers.stream().allMatch(danger -> danger.name().startsWith("<"))) {
        flagged.add(HexFormat.of().formatHex(bytes));
      }
      references += dangers.isEmpty() ? 0 : 1;
    }
    assertTrue(references < 10, "too many are flagged");
    for (String text :
        List.of(
            "NOTIFY * HTTP/1.1\r\n"
                + "HOST: 239.255.255.250:1900\r\n"
                + "CACHE-CONTROL: max-age=1800\r\n\r\n",
            "{\"camera\": [\n1.5,\n2.5\n],\n\"id\": \"i\"}\n",
            "camera 1\nposition 1.0 2.0\nrotation 0\n",
            "position\ncalled\ncamera\nids\n",
            "$GPGGA,123519,4807.038,N\r\n$GPRMC,123519,A\r\n",
            "/osc/address\0\0\0\0,ifs\0\0\0\0\n\n\n",
            "I1\nI2\nI3\n",
            "id;x;y\n1;2.5;3\n2;0;1\n")) {
      if (!dangerous(text).isEmpty()) {
        flagged.add(text);
      }
    }
    assertEquals(List.of(), flagged);
  }

  /** The bytes of such samples are 80 02 to 80 05 and those near them, such as extension codes. */
  @ParameterizedTest
  @ValueSource(ints = {640, 896, 1_152, 1_408})
  void samplesOf16BitsAtRestAreNoPickles(int rest) {
    var random = new Random(TestSeed.get());
    var flagged = new ArrayList<String>();
    for (int i = 0; i < 500; i++) {
      var samples = ByteBuffer.allocate(1_000).order(ByteOrder.LITTLE_ENDIAN);
      samples.putShort((short) (rest - 1)); // what begins as a pickle is read as one
      while (samples.hasRemaining()) {
        samples.putShort((short) Math.round(rest + random.nextGaussian(0, 2)));
      }
      if (!Globals.in(samples.array(), 0).dangers().isEmpty()) {
        flagged.add(HexFormat.of().formatHex(samples.array()));
      }
    }
    assertEquals(List.of(), flagged);
  }

  @Test
  void extensionCodesBehindOtherDataCountIfThereIsAName() {
    String code = "\u0080\u0002\u0082\u0001)R.";
    var marked = List.of("<extension code 1>");
    assertEquals(marked, dangerous(code));
    assertEquals(marked, dangerous("\0\u0007" + code), "behind its length");
    assertEquals(marked, dangerous("N." + code), "behind a pickle");
    assertEquals(List.of(), dangerous("xy" + code));
    assertEquals(
        List.of("<extension code 1>", "os.system"),
        dangerous("xy" + code + "\u0080\u0002cos\nsystem\n."));
    String inMemo = "xy\u0080\u0002X\2\0\0\0osq\0X\6\0\0\0systemq\1.";
    assertEquals(
        List.of("os.system"), dangerous(inMemo + "xy\u0080\u0004h\0h\1\u0093)R."), "one memo");
  }

  /** Behind what only some receivers accept, it is not known which texts are in the memo. */
  @Test
  void namesOfUnknownTextsCount() {
    String receiverMayAccept = "\u0096\0\0\0\0\0\0\0\0KAa0"; // append to a bytearray
    String texts = "\u008c\2os\u00940\u008c\6system\u00940";
    String called = "h\0h\1\u0093)R.";
    var unknown = List.of("….…");
    for (String pickle :
        List.of(
            "\u0080\5" + texts + receiverMayAccept + called,
            "\u0080\5" + receiverMayAccept + texts + called,
            "\u0080\5" + receiverMayAccept + "U\2osN0U\6system\u0093)R.",
            "\u0080\5\u008c\2osp01\n0\u008c\6systemp02\n0g01\ng02\n\u0093)R.")) {
      assertEquals(unknown, dangerous(pickle));
      assertEquals(unknown, dangerous("POSE" + pickle), "behind other data");
      assertEquals(unknown, dangerous("]C" + (char) pickle.length() + pickle + "a."), "in a part");
      String inText = "\u00c2" + pickle;
      assertEquals(unknown, dangerous("]C" + (char) inText.length() + inText + "a."), "in a text");
      assertEquals(
          unknown,
          dangerous("xy\u0080\2" + texts + "N.xy\u0080\5" + receiverMayAccept + called),
          "one memo");
    }
    assertEquals(List.of(), dangerous("xy\u0080\5" + receiverMayAccept + called), "no text");
  }

  /** Random bytes, half of which begin like a pickle. */
  @Test
  void valuesThatAreNotPicklesAreNotDangerous() {
    var random = new Random(TestSeed.get());
    var flagged = new ArrayList<String>();
    for (int i = 0; i < 20_000; i++) {
      var bytes = new byte[3 + random.nextInt(200)];
      random.nextBytes(bytes);
      if (i % 2 == 0) {
        bytes[0] = (byte) 0x80;
        bytes[1] = (byte) (2 + i / 2 % 4);
      }
      String value = "C%c%s.".formatted((char) bytes.length, new String(bytes, ISO_8859_1));
      if (!dangerous(value).isEmpty()) {
        flagged.add(HexFormat.of().formatHex(bytes));
      }
    }
    assertEquals(List.of(), flagged);
  }

  @Test
  void longNamesAreFoundByTheirStartAndTruncated() {
    String dots = ".a".repeat(20_000);
    assertEquals(List.of(), dangerous("cm" + dots + "\nC\n."));
    List<String> reported = dangerous("cos" + dots + "\nsystem" + dots + "\n.");
    assertEquals(1, reported.size());
    assertTrue(reported.getFirst().startsWith("os.a.a") && reported.getFirst().length() < 500);
    assertTrue(DangerousNames.includes(global("builtins", "eval" + dots)));
    assertFalse(DangerousNames.includes(global("builtins" + dots, "eval")));
  }
}
