package picklescope.ui;

import java.util.function.Consumer;
import picklescope.ui.compose.Composer;

/** Edits, resends and saves the messages of the selected rows. */
final class RowSends {
  private static final int MOST_RESENT = 1_000;
  private static final int MOST_SAVED = 100;

  private final ShownCapture shown;
  private final Composer composer;
  private final Consumer<String> notify;

  /**
   * Creates the actions.
   *
   * @param notify shows the user a short message
   */
  RowSends(ShownCapture shown, Composer composer, Consumer<String> notify) {
    this.shown = shown;
    this.composer = composer;
    this.notify = notify;
  }

  /** Loads the message of the first selected row into the composer. */
  void edit() {
    shown.shown().events().rowMenu().withSelected(1, composer::edit);
  }

  /** Sends the bytes of the selected rows again. */
  void resend() {
    shown
        .shown()
        .events()
        .rowMenu()
        .withSelected(MOST_RESENT, event -> composer.resend(event, notify));
  }

  /** Saves the messages of the selected rows as sends. */
  void save() {
    shown
        .shown()
        .events()
        .rowMenu()
        .withSelected(MOST_SAVED, event -> composer.save(event, notify));
  }
}
