package picklescope.cli;

import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import picklescope.python.text.VisibleText;
import picklescope.system.OperatingSystem;

/**
 * The encoding of printed text: UTF-8, so that JSON is valid and no character is lost. A console of
 * Windows displays bytes by its code page ({@code chcp}); there characters that the code page lacks
 * are written as Python escapes them, for example {@code \u2713}. For one thread.
 */
final class TextEncoding {
  /** UTF-8. */
  static final TextEncoding UTF_8 = new TextEncoding(StandardCharsets.UTF_8);

  private final Charset charset;

  private TextEncoding(Charset charset) {
    this.charset = charset;
  }

  /** Returns the encoding of this process's standard output. */
  static TextEncoding ofProcess() {
    var system = OperatingSystem.running();
    return of(
        system,
        system == OperatingSystem.WINDOWS && System.console() != null,
        System.getProperty("stdout.encoding", ""));
  }

  /**
   * Returns the encoding of standard output.
   *
   * @param isConsole whether it is displayed and not read by a program or written to a file
   * @param consoleEncoding Java's name of the console's encoding ({@code stdout.encoding})
   */
  static TextEncoding of(OperatingSystem system, boolean isConsole, String consoleEncoding) {
    return system == OperatingSystem.WINDOWS && isConsole
        ? known(consoleEncoding).map(TextEncoding::new).orElse(UTF_8)
        : UTF_8;
  }

  private static Optional<Charset> known(String name) {
    try {
      return Optional.of(Charset.forName(name)).filter(Charset::canEncode);
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // not a name, or a code page that Java does not have
    }
  }

  Charset charset() {
    return charset;
  }

  /** Returns the bytes of a text. */
  byte[] bytes(String text) {
    return encodable(text).getBytes(charset);
  }

  /** Returns a text in which every character that this encoding lacks is escaped. */
  String encodable(String text) {
    if (charset.equals(StandardCharsets.UTF_8)) {
      return text;
    }
    var encoder = charset.newEncoder();
    if (encoder.canEncode(text)) {
      return text;
    }
    var written = new StringBuilder(text.length() + 16);
    text.codePoints().forEach(point -> append(point, encoder, written));
    return written.toString();
  }

  private static void append(int point, CharsetEncoder encoder, StringBuilder written) {
    String character = Character.toString(point);
    written.append(encoder.canEncode(character) ? character : VisibleText.escape(point));
  }
}
