package picklescope.ui.compose;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import picklescope.session.HeldMessage;
import picklescope.ui.control.Tips;
import picklescope.view.compose.Draft;
import picklescope.view.source.HeldLine;

/**
 * The editing of a message that a relay holds: the button that sends then sends it on, and beside
 * it are how long the message is still held and a button that leaves it as it is.
 */
final class HeldEditing {
  private final Button send;
  private final List<? extends Node> usual;
  private final Label left = new Label();
  private final Button leave = new Button("Leave it");
  private Consumer<Boolean> onChange = _ -> {};
  private Optional<HeldMessage> edited = Optional.empty();

  /**
   * Creates the controls, which are not displayed.
   *
   * @param send sends the message
   * @param usual controls that are displayed only while no held message is edited
   */
  HeldEditing(Button send, List<? extends Node> usual) {
    this.send = send;
    this.usual = usual;
    left.setId("compose-held");
    left.setMinWidth(Region.USE_PREF_SIZE);
    left.getStyleClass().add("held-left");
    leave.setId("compose-leave");
    leave.setMinWidth(Region.USE_PREF_SIZE);
    Tips.explain(
        leave, "Do not change the held message: it goes on as it is when its time is over");
    leave.setOnAction(_ -> end());
    display();
  }

  /** Returns the controls that are displayed while a held message is edited. */
  List<Node> nodes() {
    return List.of(left, leave);
  }

  /** Sets the listener that is called with whether a held message is edited, when that changes. */
  void onChange(Consumer<Boolean> listener) {
    onChange = listener;
  }

  /** Returns the message that is edited; empty if none is. */
  Optional<HeldMessage> edited() {
    return edited;
  }

  /** Begins to edit a message. */
  void begin(HeldMessage message) {
    edited = Optional.of(message);
    display();
  }

  /** Ends the editing; what was written stays. */
  void end() {
    edited = Optional.empty();
    display();
  }

  private void display() {
    boolean on = edited.isPresent();
    send.setText(on ? "Send on" : "Send");
    Tips.explain(
        send, on ? "Send this in the place of the held message (Ctrl+Enter)" : "Send (Ctrl+Enter)");
    nodes().forEach(node -> setShown(node, on));
    usual.forEach(node -> setShown(node, !on));
    showLeft();
    onChange.accept(on);
  }

  private static void setShown(Node node, boolean shown) {
    node.setVisible(shown);
    node.setManaged(shown);
  }

  private void showLeft() {
    edited.ifPresent(
        message -> left.setText("Goes on in " + HeldLine.left(message.left(Instant.now()))));
  }

  /**
   * Updates the time; returns whether the message has gone on by itself, which ends the editing.
   */
  boolean hasGone() {
    showLeft();
    if (edited.filter(message -> !message.isHeld()).isEmpty()) {
      return false;
    }
    end();
    return true;
  }

  /**
   * Sends a message on in the place of the edited one, which ends the editing.
   *
   * @return false if that has gone on already
   */
  boolean sendOn(Draft.Ready draft) {
    boolean sent = edited.filter(message -> message.sendOn(draft.first())).isPresent();
    end();
    return sent;
  }
}
