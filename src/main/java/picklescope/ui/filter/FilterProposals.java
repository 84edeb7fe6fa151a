package picklescope.ui.filter;

import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.geometry.Point2D;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import picklescope.filter.Completion;
import picklescope.filter.Vocabulary;
import picklescope.session.CaptureView;
import picklescope.ui.control.ProposalPopup;

/** Proposes names and values of the capture while a filter is written. */
final class FilterProposals implements AutoCloseable {
  private final TextField text;
  private final VocabularyWatch watch;
  private final ProposalPopup<Completion.Proposal> popup;
  private boolean proposing;

  /**
   * Creates it for a text field.
   *
   * @param below returns the position of the proposals on the screen
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

  /** Applies a key to the proposals; returns whether it had an effect. */
  boolean pressed(KeyEvent key) {
    boolean taken = popup.handleKey(key);
    proposing &= !taken || popup.isShowing();
    return taken;
  }

  /** Shows all proposals, also before a first letter. */
  void ask() {
    propose(true, true);
  }

  /** Shows proposals after the letter that is being typed is in the text. */
  void proposeSoon() {
    Platform.runLater(() -> propose(true, false));
  }

  /** Shows proposals now and when there are more. */
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

  /** Returns the names and values that are known, which may be collected again for it. */
  Vocabulary known() {
    return watch.seen();
  }

  /** Moves the proposals, because what they must not cover has moved. */
  void replace() {
    popup.reposition();
  }

  /** Hides the proposals until something is written. */
  void stop() {
    proposing = false;
    popup.hide();
  }

  @Override
  public void close() {
    watch.close();
  }
}
