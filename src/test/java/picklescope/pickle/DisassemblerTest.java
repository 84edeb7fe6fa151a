package picklescope.pickle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import picklescope.corpus.Corpus;
import tools.jackson.databind.JsonNode;

/** The disassembly is what CPython's {@code pickletools.dis} prints and raises. */
class DisassemblerTest {
  /**
   * CPython 3.11 wrote the rows. Two of their characters were added after its Unicode 14 and are
   * written as CPython 3.13 writes them.
   */
  @Test
  void everyRowOfTheCorpusIsExact() {
    List<JsonNode> rows = Corpus.disassembled();
    assertEquals(5_829, rows.size());
    var wrong = new ArrayList<String>();
    int younger = 0;
    for (JsonNode row : rows) {
      var disassembler = new Disassembler(Corpus.pickle(row), 0);
      String text = text(disassembler);
      String error = disassembler.error().orElse("");
      String expected = row.get("dis").asString();
      if (row.get("name").asString().endsWith("/str/new15")) {
        expected = expected.replace("\\U0001fae8\\U00031350", "\ud83e\udee8\ud884\udf50");
        younger++;
      }
      if (!text.equals(expected) || !error.equals(error(row))) {
        wrong.add(
            "%s %s%n%s%s%ninstead of%n%s%s"
                .formatted(
                    row.get("name").asString(),
                    cut(row.get("hex").asString()),
                    cut(text),
                    cut(error),
                    cut(expected),
                    cut(error(row))));
      }
    }
    assertEquals(12, younger);
    assertTrue(
        wrong.isEmpty(),
        () -> wrong.size() + " wrong:\n" + String.join("\n\n", wrong.stream().limit(15).toList()));
  }

  private static String error(JsonNode row) {
    return row.get("error").isNull() ? "" : row.get("error").asString();
  }

  private static String cut(String text) {
    return text.length() > 1_000 ? text.substring(0, 1_000) + "..." : text;
  }

  private static String text(Disassembler disassembler) {
    var text = new StringBuilder();
    disassembler.forEachRemaining(instruction -> text.append(instruction.text()).append('\n'));
    text.append(disassembler.lastLine());
    return text + (disassembler.lastLine().startsWith("highest") ? "\n" : "");
  }

  /** Cases that the corpus lacks; the texts are those of CPython 3.11.7. */
  @Test
  void rareErrors() {
    raises(
        "V\\u12\n.",
        "UnicodeDecodeError: 'rawunicodeescape' codec can't decode bytes in"
            + " position 0-3: truncated \\uXXXX escape");
    raises("(\u0085l.", "IndexError: list index out of range");
    raises(
        "I" + "1".repeat(4_301) + "\n.",
        "ValueError: Exceeds the limit (4300 digits) for integer string conversion: value has 4301"
            + " digits; use sys.set_int_max_str_digits() to increase the limit");
    raises(
        "\u008b\u0000\u0010\u0000\u0000" + "\u0001".repeat(4_096) + ".",
        "ValueError: Exceeds the limit (4300 digits) for integer string conversion; use"
            + " sys.set_int_max_str_digits() to increase the limit");
    raises(
        "\u008c\u0003\u00e2\u0082(.",
        "UnicodeDecodeError: 'utf-8' codec can't decode bytes in"
            + " position 0-1: invalid continuation byte");
    raises(
        "\u008c\u0002\u00ed\u00a0.",
        "UnicodeDecodeError: 'utf-8' codec can't decode byte 0xed"
            + " in position 0: invalid continuation byte");
    raises("Kaq\u0001\u0094.", "ValueError: memo key None already defined");
  }

  private static void raises(String latin1, String error) {
    var disassembler = new Disassembler(latin1.getBytes(StandardCharsets.ISO_8859_1), 0);
    text(disassembler);
    assertEquals(error, disassembler.error().orElse(""));
  }

  @Test
  void instructionsAreData() {
    // pickle.dumps(([7], ), 2) with a mark around the list's item
    byte[] pickle = HexFormat.of().parseHex("80025d7100284b07658571012e");
    var disassembler = new Disassembler(pickle, 0);
    var instructions = new ArrayList<Instruction>();
    disassembler.forEachRemaining(instructions::add);

    assertEquals(
        List.of(
            Opcode.PROTO,
            Opcode.EMPTY_LIST,
            Opcode.BINPUT,
            Opcode.MARK,
            Opcode.BININT1,
            Opcode.APPENDS,
            Opcode.TUPLE1,
            Opcode.BINPUT,
            Opcode.STOP),
        instructions.stream().map(Instruction::opcode).toList());
    assertEquals(OptionalLong.of(1), instructions.get(7).memo());
    assertEquals(OptionalInt.of(5), instructions.get(5).mark());
    assertEquals(3, instructions.get(5).depth());
    assertEquals(1, instructions.get(5).marks());
    int end = 0;
    for (Instruction instruction : instructions) {
      assertEquals(end, instruction.offset());
      end += instruction.length();
    }
    assertEquals(pickle.length, end);
  }

  @Test
  void everyOpcodeIsDescribed() {
    var sentences = new HashSet<String>();
    for (Opcode opcode : Opcode.values()) {
      assertEquals(opcode, Opcode.of(opcode.code()).orElseThrow());
      assertTrue(opcode.description().endsWith("."), opcode::name);
      assertTrue(sentences.add(opcode.description()), opcode::name);
    }
    assertEquals(68, sentences.size());
  }
}
