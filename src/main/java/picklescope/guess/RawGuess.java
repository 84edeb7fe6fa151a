package picklescope.guess;

import java.util.List;

/**
 * A possible interpretation of raw bytes.
 *
 * @param title its name for the user: {@code text}, {@code floats <3f}
 * @param why the reason for it, a sentence
 * @param lines the decoded bytes
 */
public record RawGuess(String title, String why, List<String> lines) {}
