package picklescope.ui.compose;

import javafx.scene.control.Button;
import javafx.scene.layout.Region;
import org.controlsfx.control.PopOver;
import picklescope.event.Envelope;
import picklescope.net.SendOptions;
import picklescope.send.TextEncoding;
import picklescope.ui.control.Lazy;
import picklescope.ui.control.Popovers;
import picklescope.ui.control.Tips;

/** The button that opens the options of a message; it is marked while they are not the usual. */
final class SendOptionsButton extends Button {
  private final Lazy<SendOptionsForm> form;
  private final Lazy<PopOver> popOver;
  private final Runnable onChange;

  SendOptionsButton(Runnable onChange) {
    super("Options");
    this.onChange = onChange;
    setId("compose-options");
    setMinWidth(Region.USE_PREF_SIZE);
    Tips.explain(this, "Local port, multicast, envelope, encoding");
    form = new Lazy<>(() -> new SendOptionsForm(this::changed, this::close));
    popOver = new Lazy<>(() -> Popovers.of(PopOver.ArrowLocation.BOTTOM_RIGHT, form.get()));
    setOnAction(_ -> {
      if (popOver.get().isShowing()) {
        close();
      } else {
        popOver.get().show(this);
      }
    });
  }

  private void close() {
    popOver.ifMade(PopOver::hide);
  }

  private void changed() {
    getStyleClass().remove("accent");
    if (form.made().filter(SendOptionsForm::isChanged).isPresent()) {
      getStyleClass().add("accent");
    }
    onChange.run();
  }

  /** Returns what is wrong with the options; empty if nothing is. */
  String problem() {
    return form.made().map(SendOptionsForm::problem).orElse("");
  }

  SendOptions options() {
    return form.made().map(SendOptionsForm::options).orElseGet(SendOptions::usual);
  }

  /**
   * Returns the envelope; the default while there is a {@link #problem}, which prevents sending.
   */
  Envelope envelope() {
    return form.made().map(SendOptionsForm::envelope).orElseGet(Envelope::auto);
  }

  TextEncoding encoding() {
    return form.made().map(SendOptionsForm::encoding).orElse(TextEncoding.UTF_8);
  }

  void set(SendOptions options, TextEncoding encoding, Envelope envelope) {
    form.get().set(options, encoding, envelope);
  }
}
