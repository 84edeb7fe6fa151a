package picklescope.view.empty;

import java.time.Duration;
import java.util.Optional;

/**
 * Chooses the page that is shown instead of a table without rows, and adds what to check when
 * nothing comes for a while. For one thread.
 */
public final class EmptyPages {
  /** How long nothing has come when the checks are shown. */
  static final Duration PATIENCE = Duration.ofSeconds(20);

  private boolean waited;
  private long since;

  /** Creates the choice for a table. */
  public EmptyPages() {}

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
        ? page.map(one -> one.with(Checks.of(situation.ports(), situation.addresses())))
        : page;
  }
}
