package picklescope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import picklescope.Python;
import picklescope.TestSeed;
import picklescope.corpus.Corpus;
import picklescope.event.Callback;
import picklescope.event.Datagram;
import picklescope.event.Direction;
import picklescope.event.Envelope;
import picklescope.event.Event;
import picklescope.export.BytesForm;
import picklescope.export.CopyForm;
import picklescope.filter.Field;
import picklescope.pickle.Disassembler;
import picklescope.python.text.VisibleText;
import picklescope.stream.StreamFilter;
import picklescope.stream.StreamGrouping;
import picklescope.stream.StreamRow;

/**
 * No text that is made of a datagram affects the terminal: it has no control, bidirectional or
 * line-separating character, it is one line where one is promised, and Python's compiler finds in
 * it nothing but literals, names and the calls that are meant to be there.
 */
@Timeout(300)
class HarmlessOutputTest {
  private static final int RANDOM_PAYLOADS = 300;

  /** What attackers put where a name is expected. */
  private static final List<String> NAMES =
      List.of(
          "os\nimport os;os.system('id')#",
          "a\rimport os",
          "x); __import__('os').system('id'",
          "\u001b]0;title\u0007\u001b[2J",
          "\u009b31m",
          "evil\u202egpj.exe",
          "a\u2028b\u2029c",
          "'''\"\"\"\\",
          "lambda: 0",
          "a b",
          "a\u0000b",
          "a\u001bb",
          "\u200bname",
          "é.ñ",
          "a..b",
          "",
          "class",
          "=cmd|'/c calc'!A1",
          "os.system",
          "updatePlayer");

  private static Event event(byte[] payload, String sender) {
    var local = new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 4950);
    var remote = new InetSocketAddress(InetAddress.ofLiteral("10.0.0.7"), 5_000);
    var datagram =
        new Datagram(1, 1_790_000_000_000_000_000L, Direction.IN, remote, local, payload);
    return Envelope.auto().decode(datagram, sender);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String text8(String text) {
    byte[] utf8 = bytes(text);
    return "X" + latin(new byte[] {(byte) utf8.length, 0, 0, 0}) + latin(utf8);
  }

  private static String latin(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  /** Pickles that put a name wherever one can stand; the texts are bytes as Latin-1. */
  private static List<byte[]> namedPickles() {
    var streams = new ArrayList<String>();
    for (String name : NAMES) {
      String str = text8(name);
      String plain = text8("m");
      String line = latin(bytes(name.replace('\n', ' ')));
      for (String global : List.of(str + plain + "\u0093", plain + str + "\u0093")) {
        streams.add(global + ".");
        streams.add(global + "(" + str + "tR.");
        streams.add(global + ")\u0081}" + str + "K\1sb.");
        streams.add("(" + global + "t}" + text8("action") + global + "s\u0086.");
        streams.add(global + "\u0094h\0)\u0081\u0094h\1b."); // an object within itself
        streams.add(text8("builtins") + text8("getattr") + "\u0093" + global + str + "\u0086R)R.");
      }
      streams.add("c" + line + "\n" + line + "\n.");
      streams.add("(i" + line + "\n" + line + "\n.");
      streams.add("P" + line + "\n.");
      streams.add(str + "Q.");
      streams.add(")}" + str + "K\1s\u0086."); // a keyword
      streams.add("K\1\u0085}" + str + "K\1s\u0086.");
      streams.add("ctypes\nSimpleNamespace\n)R}" + str + "K\1sb.");
      streams.add("cfunctools\npartial\n(cm\nf\ntR(cm\nf\n)}" + str + "K\1sNtb.");
      streams.add("cipaddress\nIPv6Address\n" + text8("::1%" + name) + "\u0085R.");
      streams.add("ctypes\nGenericAlias\n" + str + plain + "\u0093" + str + "\u0085\u0086R.");
      streams.add("cdecimal\nDecimal\n" + str + "\u0085R.");
      streams.add("cbuiltins\nKeyError\n" + str + "\u0085R.");
      streams.add(structuredArray(str));
      streams.add("\u0080\4" + str + "c" + line); // breaks off within a name
      streams.add("I" + line + "\n.");
      streams.add("F" + line + "\n.");
      streams.add("g" + line + "\n.");
    }
    return streams.stream().map(text -> text.getBytes(StandardCharsets.ISO_8859_1)).toList();
  }

  /** {@code numpy.array([(1,)], dtype=[(name, '<i1')])}. */
  private static String structuredArray(String field) {
    String dtype = "cnumpy\ndtype\n";
    String i1 =
        dtype
            + text8("i1")
            + "\u0089\u0088\u0087R(K\3"
            + text8("|")
            + "NNNJ\u00ff\u00ff\u00ff\u00ffJ\u00ff\u00ff\u00ff\u00ffK\0tb";
    String v1 =
        dtype
            + text8("V1")
            + "\u0089\u0088\u0087R(K\3"
            + text8("|")
            + "N"
            + field
            + "\u0085}"
            + field
            + i1
            + "K\0\u0086sK\1K\1K\1tb";
    return "cnumpy.core.numeric\n_frombuffer\n(C\1\1" + v1 + "K\1\u0085" + text8("C") + "tR.";
  }

  private static List<byte[]> payloads() {
    var payloads = new ArrayList<>(namedPickles());
    for (var row : Corpus.bad()) {
      byte[] pickle = Corpus.pickle(row);
      boolean isHuge = row.get("name").asString().startsWith("laugh"); // a megabyte of text each
      if (pickle.length < 2_000 && !isHuge) {
        payloads.add(pickle);
      }
    }
    for (String name : NAMES) {
      payloads.add(bytes(name)); // raw
      payloads.add(bytes("{\"a\": \"" + name + "\"}"));
      payloads.add(bytes("/osc/" + name + "\0\0\0\0,s\0\0" + name + "\0\0\0\0"));
    }
    var random = new SplittableRandom(TestSeed.get());
    var named = namedPickles();
    for (int i = 0; i < RANDOM_PAYLOADS; i++) {
      byte[] mutant = named.get(random.nextInt(named.size())).clone();
      for (int n = random.nextInt(1, 4); n > 0; n--) {
        mutant[random.nextInt(mutant.length)] = (byte) random.nextInt(256);
      }
      payloads.add(mutant);
    }
    return payloads;
  }

  @Test
  void everyTextOfADatagramIsVisibleAndOneLine() {
    for (byte[] payload : payloads()) {
      for (String sender : List.of("LAB-3", NAMES.get(payload.length % NAMES.size()))) {
        var event = event(payload, sender);
        String hex = HexFormat.of().formatHex(payload);
        for (CopyForm form : CopyForm.values()) {
          visibleLine(form + " of " + hex, form.text(event));
        }
        for (EventText form : EventText.values()) {
          visibleLine(form + " of " + hex, form.of(event));
        }
        for (Field field : Field.values()) {
          visibleLine(field + " of " + hex, field.text(event));
        }
        visibleLine("text of " + hex, BytesForm.TEXT.text(payload));
        visibleLines("dump of " + hex, BytesForm.DUMP.text(payload));
        var callback = Callback.of(event);
        visibleLines("callback of " + hex, callback.code());
        callback.warnings().forEach(warning -> visibleLine("warning of " + hex, warning));
      }
    }
  }

  @Test
  void everyTextOfAStreamIsVisibleAndOneLine() throws Exception {
    for (String by : List.of("", "sender, data, attributes")) {
      var grouping = StreamGrouping.of(by);
      for (byte[] payload : payloads()) {
        var streams = new picklescope.stream.Streams(grouping);
        streams.add(event(payload, NAMES.get(payload.length % NAMES.size())));
        streams.add(event(payload, "LAB-3"));
        var snapshot = streams.snapshot(0);
        String hex = HexFormat.of().formatHex(payload);
        for (StreamsText form : StreamsText.values()) {
          form.lines(snapshot).forEach(line -> visibleLine(form + " of " + hex, line));
        }
        for (StreamRow row : snapshot.rows()) {
          visibleLine("title of " + hex, row.key().title());
          visibleLine("sender of " + hex, row.sender());
          visibleLine("value of " + hex, row.lastValue());
          visibleLine("filter of " + hex, StreamFilter.of(row.key()).orElse(""));
          row.oddities().forEach(odd -> visibleLine("oddity of " + hex, odd.text()));
        }
      }
    }
  }

  @Test
  void decodePrintsOneLineForEachAndOnlyVisibleOnes() {
    var payloads = payloads().stream().filter(payload -> payload.length > 0).toList();
    for (String format : List.of("repr", "json")) {
      var lines = new StringBuilder();
      payloads.forEach(payload -> lines.append(HexFormat.of().formatHex(payload)).append('\n'));
      var run = run(bytes(lines.toString()), "decode", "--hex-lines", "--format", format);
      visibleLines("decode --hex-lines", run.out());
      assertEquals(payloads.size(), run.out().lines().count());
      visibleLines("decode --hex-lines", run.err());
    }
    for (byte[] payload : payloads) {
      String hex = HexFormat.of().formatHex(payload);
      var disassembler = new Disassembler(payload, 0);
      disassembler.forEachRemaining(instruction -> {
        var line = new StringBuilder();
        instruction.appendTo(line);
        visibleLine("dis of " + hex, line.toString());
      });
      visibleLine("dis of " + hex, disassembler.lastLine());
    }
    for (byte[] payload : namedPickles().subList(0, 40)) {
      for (String format : List.of("repr", "dis")) {
        var run = run(payload, "decode", "--format", format, "-");
        String hex = HexFormat.of().formatHex(payload);
        visibleLines("decode of " + hex, run.out());
        visibleLines("errors of " + hex, run.err());
      }
    }
  }

  @Test
  void messagesOfTheCommandLineAreVisible() {
    // No operating system passes a NUL in an argument.
    for (String name : NAMES.stream().filter(name -> name.indexOf('\0') < 0).toList()) {
      for (String[] arguments :
          new String[][] {
            {"decode", name + "/none"},
            {"read", name + "/none.pcapng"},
            {"send", name, "send(1)"},
            {"send", "localhost", name},
            {"send", "--saved", name},
            {"listen", "--filter", name + "("},
            {"streams", "--by", name + "("},
            {"streams", "--alarm", name},
            {"streams", name + "/none.pcapng"}
          }) {
        visibleLines(String.join(" ", arguments), run(new byte[0], arguments).err());
      }
    }
  }

  @Test
  void pythonFindsOnlyLiteralsNamesAndTheCallsThatAreMeant() throws Exception {
    var texts = new ArrayList<String>();
    for (byte[] payload : payloads()) {
      var event = event(payload, "LAB-3");
      for (CopyForm form :
          List.of(CopyForm.CALL, CopyForm.REPR, CopyForm.VIZARD, CopyForm.SOCKET)) {
        texts.add(form.name() + " " + HexFormat.of().formatHex(bytes(form.text(event))));
      }
      texts.add("CODE " + HexFormat.of().formatHex(bytes(Callback.of(event).code())));
    }
    var process =
        new ProcessBuilder(Python.command("src/test/python/harmless.py"))
            .redirectErrorStream(true)
            .start();
    var feeder =
        Thread.ofVirtual()
            .start(() -> {
              try (var in = process.outputWriter(StandardCharsets.US_ASCII)) {
                for (String text : texts) {
                  in.write(text + "\n");
                }
              } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
              }
            });
    String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    feeder.join();
    assertEquals("checked %d%n".formatted(texts.size()), answer);
  }

  private record Run(String out, String err) {}

  private static Run run(byte[] in, String... arguments) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    new CommandLineMain(Streams.of(new ByteArrayInputStream(in), out, err)).run(arguments);
    return new Run(out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  private static void visibleLine(String what, String text) {
    assertTrue(VisibleText.isVisible(text), () -> what + ": " + VisibleText.line(text));
  }

  private static void visibleLines(String what, String text) {
    text.lines().forEach(line -> visibleLine(what, line));
  }
}
