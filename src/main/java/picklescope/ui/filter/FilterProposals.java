package picklescope.ui.filter;

import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.geometry.Point2D;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import picklescope.filter.Completion;
import picklescope.session.CaptureView;
import picklescope.ui.control.ProposalPopup;

/** Proposes how a filter may go on while it is written: names and values of the capture. */
final class FilterProposals implements AutoCloseable {
  private final TextField text;
  private final VocabularyWatch watch;
  private final ProposalPopup<Completion.Proposal> popup;
  private boolean proposing;

  /**
   * Proposes nothing yet.
   *
   * @param below where the proposals are to be, on the screen
   */
  FilterProposals(TextField text, CaptureView view, Supplier<Point2D> below) {
    this.text = text;
    watch = new VocabularyWatch(view, () -> propose(proposing, false));
    popup =
        new ProposalPopup<>(
            text,
            "filter-proposals",
            proposal -> new ProposalPopup.Item(proposal.label(), proposal.help()),
            below,
            this::take);
    text.focusedProperty()
        .subscribe(focused -> {
          if (focused) {
            watch.seen(); // so that it is there when the first letter is written
          }
        });
  }

  /** What a key does with the proposals that are shown; whether it does anything. */
  boolean pressed(KeyEvent key) {
    boolean taken = popup.handleKey(key);
    proposing &= !taken || popup.isShowing();
    return taken;
  }

  /** Proposes all that fits, also where nothing is written yet. */
  void ask() {
    propose(true, true);
  }

  /** Proposes when the letter that is being written is in the text. */
  void proposeSoon() {
    Platform.runLater(() -> propose(true, false));
  }

  /** Proposes how to go on, now and when more has been seen. */
  private void propose(boolean wanted, boolean asked) {
    proposing = wanted && text.isFocused();
    if (proposing) {
      popup.show(Completion.of(text.getText(), text.getCaretPosition(), watch.seen(), asked));
    }
  }

  private void take(Completion.Proposal proposal) {
    proposing = false;
    text.setText(proposal.text());
    text.positionCaret(proposal.caret());
  }

  /** What it must not cover has moved. */
  void replace() {
    popup.reposition();
  }

  /** Proposes no more until something is written. */
  void stop() {
    proposing = false;
    popup.hide();
  }

  @Override
  public void close() {
    watch.close();
  }
}
