package picklescope.ui.control;

import java.util.function.Function;
import javafx.util.StringConverter;

/** Shows the values of a box by their titles. The box must not be editable. */
public final class TitleConverter<T> extends StringConverter<T> {
  private final Function<? super T, String> title;

  /**
   * Creates a converter.
   *
   * @param title returns the title of a value
   */
  public TitleConverter(Function<? super T, String> title) {
    this.title = title;
  }

  @Override
  public String toString(T value) {
    return value == null ? "" : title.apply(value);
  }

  @Override
  public T fromString(String text) {
    throw new UnsupportedOperationException("the box is not editable");
  }
}
