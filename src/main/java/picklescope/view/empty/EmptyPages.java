package picklescope.view.empty;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import picklescope.net.doctor.Finding;

/**
 * Chooses the page that is shown instead of a table without rows, and adds what may be wrong when
 * nothing comes for a while. For one thread.
 */
public final class EmptyPages {
  /** How long nothing has come when the computer is examined. */
  static final Duration PATIENCE = Duration.ofSeconds(20);

  private final IntFunction<List<Finding>> examined;
  private boolean waited;
  private long since;

  /**
   * Creates the choice for a table.
   *
   * @param examined returns what may be wrong at a port, as far as it is known; it must not wait
   */
  public EmptyPages(IntFunction<List<Finding>> examined) {
    this.examined = examined;
  }

  /**
   * Returns the page to be shown; empty if there are rows.
   *
   * @param now the time in nanoseconds, of any origin
   */
  public Optional<EmptyPage> next(Situation situation, long now) {
    var page = EmptyPage.of(situation);
    boolean waits = page.filter(one -> one.kind() == EmptyPage.Kind.WAITING).isPresent();
    if (!waits || !waited) {
      since = now;
    }
    waited = waits;
    return waits && now - since >= PATIENCE.toNanos()
        ? page.map(one -> one.with(examined.apply(situation.ports().doubtful())))
        : page;
  }
}
