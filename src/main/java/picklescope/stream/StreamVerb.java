package picklescope.stream;

import java.util.Optional;

/**
 * What a message asks for, where its shape has a few such values.
 *
 * @param path where it is: {@code action}, {@code message}, {@code command} or {@code data[0]}
 * @param value the value as Python text, such as {@code 'start'} or {@code __main__.update}; empty
 *     if what is there is not a text, an int or a reference
 */
public record StreamVerb(String path, Optional<String> value) {
  @Override
  public int hashCode() {
    return SeededHash.of(path) * SeededHash.FACTOR + value.map(SeededHash::of).orElse(0);
  }
}
