package picklescope.view.compose;

import java.util.EnumMap;
import java.util.Map;
import picklescope.saved.PastedMessage;
import picklescope.send.MessageForm;
import picklescope.view.text.LeftToRight;

/** The texts of the message that is being written, one for each form. For one thread. */
public final class MessageTexts {
  /** The text of a new call. */
  public static final String EXAMPLE = "send(5, 'hello', [1, 2, 3], foo=78, bar=['more', 'data'])";

  /** Finding the positions of the chars of a longer text would take too long. */
  private static final int MAX_COLOURED = 3_000;

  private final Map<MessageForm, String> texts = new EnumMap<>(MessageForm.class);
  private MessageForm form = MessageForm.CALL;

  /** Creates examples in all forms. The current form is a call. */
  public MessageTexts() {
    texts.put(MessageForm.CALL, EXAMPLE);
    texts.put(MessageForm.BARE, "{'id': 1, 'pos': [sin(t), 1.8, cos(t)]}");
    texts.put(MessageForm.TEXT, "Some raw data");
    texts.put(MessageForm.HEX, "80 04 4b 05 2e");
    texts.put(MessageForm.BASE64, "gARLBS4=");
    texts.put(MessageForm.FILE, "");
    texts.put(MessageForm.PYTHON, "struct.pack('<3f', 1, 2, sin(t))");
    texts.put(MessageForm.JSON, "{\"trial\": n, \"pos\": [sin(t), 1.8, cos(t)]}");
    texts.put(MessageForm.CSV, "n, sin(t), 'left'");
    texts.put(MessageForm.STRUCT, "<3f 1, 2, sin(t)");
    texts.put(MessageForm.OSC, "/track/1/pos [sin(t), 1.8, cos(t)]");
    texts.put(MessageForm.MSGPACK, "{'trial': n, 'pos': [sin(t), 1.8, cos(t)]}");
  }

  /**
   * Changes the form.
   *
   * @param current the text in the current form, which is kept for it
   * @return the text in the new form
   */
  public String change(MessageForm newForm, String current) {
    texts.put(form, current);
    form = newForm;
    return texts.getOrDefault(newForm, "");
  }

  /** Returns whether the text of a form is Python. */
  public static boolean isPython(MessageForm form) {
    return switch (form) {
      case CALL, BARE, PYTHON, JSON, CSV, STRUCT, OSC, MSGPACK -> true;
      case TEXT, HEX, BASE64, FILE -> false;
    };
  }

  /**
   * Returns whether a text is drawn in colours: if it is Python, not long, and read from left to
   * right throughout. The tokens of other text are not drawn from their first char to the right.
   */
  public static boolean isColoured(MessageForm form, String text) {
    return isPython(form) && text.length() <= MAX_COLOURED && !LeftToRight.isReordered(text);
  }

  /**
   * Returns whether a pasted message replaces the message that is being written, instead of its
   * text being inserted at the caret: not in raw text, which may be anything, and not where
   * inserting the text does the same.
   *
   * @param text the pasted text
   */
  public static boolean replaces(PastedMessage pasted, MessageForm form, String text) {
    boolean isSame =
        pasted.message().form() == form
            && pasted.destination().isEmpty()
            && pasted.message().text().equals(text.strip());
    return form != MessageForm.TEXT && !isSame;
  }

  /**
   * Returns the line and column of a char, for the user: {@code "At 3: "}, or {@code "At line 2, 3:
   * "} in a line after the first.
   *
   * @param offset index of the char; a larger one is the end of the text
   */
  public static String position(String text, int offset) {
    String before = text.substring(0, Math.min(offset, text.length()));
    long line = before.chars().filter(c -> c == '\n').count() + 1;
    int column = before.length() - before.lastIndexOf('\n');
    return line == 1 ? "At %d: ".formatted(column) : "At line %d, %d: ".formatted(line, column);
  }
}
