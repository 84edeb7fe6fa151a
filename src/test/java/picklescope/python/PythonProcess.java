package picklescope.python;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import picklescope.Python;

/** A real python3 that evaluates expressions ({@code src/test/python/evaluate.py}). */
public final class PythonProcess implements AutoCloseable {
  private final Process process;
  private final BufferedWriter in;
  private final BufferedReader out;

  public PythonProcess() throws IOException {
    process =
        new ProcessBuilder(Python.command("src/test/python/evaluate.py"))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    in =
        new BufferedWriter(
            new OutputStreamWriter(process.getOutputStream(), StandardCharsets.US_ASCII));
    out =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII));
  }

  /** Sets the names for the following expressions. */
  public void names(String dict) throws IOException {
    in.write("names " + hex(dict) + "\n");
  }

  /** Returns Python's version, such as 313 for 3.13. */
  public int version() throws IOException {
    String answer =
        evaluate(List.of("(lambda v: v[0] * 100 + v[1])(__import__('sys').version_info)"))
            .getFirst();
    return Integer.parseInt(answer);
  }

  /**
   * Returns each expression's value in the form of {@link CanonicalText}, or "!" and the class of
   * the exception.
   */
  public List<String> evaluate(List<String> expressions) throws IOException {
    var writing = CompletableFuture.runAsync(() -> write(expressions));
    var answers = new ArrayList<String>();
    for (int i = 0; i < expressions.size(); i++) {
      String line = out.readLine();
      if (line == null) {
        throw new IOException("python3 ended at: " + expressions.get(i));
      }
      answers.add(
          line.startsWith("!")
              ? line
              : new String(HexFormat.of().parseHex(line), StandardCharsets.UTF_8));
    }
    writing.join();
    return answers;
  }

  private void write(List<String> expressions) {
    try {
      for (String expression : expressions) {
        in.write(hex(expression) + "\n");
      }
      in.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String hex(String text) {
    return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void close() throws IOException {
    in.close();
    process.onExit().join();
  }
}
