package picklescope.guess;

import java.util.List;

/**
 * What raw bytes may be.
 *
 * @param title what the user calls it: {@code JSON}, {@code floats <3f}
 * @param why why it is offered, a sentence
 * @param lines the bytes read so
 */
public record RawGuess(String title, String why, List<String> lines) {}
