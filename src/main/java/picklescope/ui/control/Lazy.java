package picklescope.ui.control;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A pane that is created when it is needed first, so that the window opens sooner. For one thread.
 *
 * @param <T> the type of the pane
 */
public final class Lazy<T> implements Supplier<T> {
  private final Supplier<T> make;
  private Optional<T> made = Optional.empty();

  /**
   * Creates it without the pane.
   *
   * @param make creates the pane
   */
  public Lazy(Supplier<T> make) {
    this.make = make;
  }

  /** Returns the pane. */
  @Override
  public T get() {
    if (made.isEmpty()) {
      made = Optional.of(make.get());
    }
    return made.get();
  }

  /** Returns the pane, if it has been created. */
  public Optional<T> made() {
    return made;
  }

  /** Passes the pane on, if it has been created. */
  public void ifMade(Consumer<? super T> action) {
    made.ifPresent(action);
  }
}
