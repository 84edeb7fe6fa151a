package picklescope.ui.compose;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.controlsfx.control.ToggleSwitch;
import picklescope.net.NetworkException;
import picklescope.pickle.PickleException;
import picklescope.python.SourceException;
import picklescope.send.Message;
import picklescope.send.MessageForm;
import picklescope.send.Responder;
import picklescope.send.ResponderRule;
import picklescope.send.SavedResponder;

/** What answers by itself: a line to add one, and a row with a switch for each. */
final class RespondersPage implements Page {
  private final Outbox outbox;
  private final KeptSends kept;
  private final TextField when = field("responder-when", "data[0] == 'ping'", 18);
  private final TextField answer = field("responder-send", "send('pong', e.data[1])", 24);
  private final TextField delay = field("responder-delay", "0", 4);
  private final TextField to = field("responder-to", "the sender", 14);
  private final TextField most = field("responder-most", "200", 4);
  private final Label said = new Label();
  private final VBox rows = new VBox();
  private final List<Row> shown = new ArrayList<>();
  private final VBox box;

  RespondersPage(Outbox outbox, KeptSends kept) {
    this.outbox = outbox;
    this.kept = kept;
    var add = new Button("Add");
    add.setId("responder-add");
    add.setMinWidth(Region.USE_PREF_SIZE);
    add.setOnAction(_ -> add());
    HBox.setHgrow(when, Priority.ALWAYS);
    HBox.setHgrow(answer, Priority.ALWAYS);
    delay.setTooltip(new Tooltip("Milliseconds after the message"));
    to.setTooltip(new Tooltip("Where the answer goes; empty for the sender of the message"));
    most.setTooltip(new Tooltip("It switches itself off at more answers a second than this"));
    var asked = new HBox(6, words("When"), when, words("send"), answer);
    asked.setAlignment(Pos.CENTER_LEFT);
    var how =
        new HBox(
            6,
            words("after"),
            delay,
            words("ms, to"),
            to,
            words("at most"),
            most,
            words("a second"),
            add);
    how.setAlignment(Pos.CENTER_LEFT);
    var none = words("No responders. Each answers the messages that its filter chooses.");
    none.getStyleClass().add("muted");
    none.visibleProperty().bind(Bindings.isEmpty(rows.getChildren()));
    none.managedProperty().bind(none.visibleProperty());
    said.setId("responder-said");
    said.setWrapText(true);
    said.getStyleClass().add("mistake");
    said.setManaged(false);
    rows.getStyleClass().add("job-rows");
    var scroll = new ScrollPane(rows);
    scroll.setFitToWidth(true);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    box = new VBox(4, asked, how, said, none, scroll);
    box.setId("responders-page");
    box.getStyleClass().add("compose-page");
  }

  private static Label words(String text) {
    var label = new Label(text);
    label.setMinWidth(Region.USE_PREF_SIZE);
    return label;
  }

  private TextField field(String id, String prompt, int columns) {
    var field = new TextField();
    field.setId(id);
    field.setPromptText(prompt);
    field.setPrefColumnCount(columns);
    field.setMinWidth(50);
    field.getStyleClass().add("code");
    field.setOnAction(_ -> add());
    field.textProperty().addListener((_, _, _) -> say(""));
    return field;
  }

  @Override
  public Node node() {
    return box;
  }

  private void say(String text) {
    said.setText(text);
    said.setManaged(!text.isEmpty());
  }

  /** Shows those of the file, switched off, beside those that are there already. */
  void show(List<SavedResponder> saved) {
    for (SavedResponder one : saved) {
      if (shown.stream().noneMatch(row -> row.saved.equals(one))) {
        var row = new Row(one);
        shown.add(row);
        rows.getChildren().add(row);
      }
    }
    refresh();
  }

  private void add() {
    try {
      var added =
          new SavedResponder(
              answer.getText().strip(),
              when.getText().strip(),
              Message.of(MessageForm.CALL, answer.getText().strip()),
              number(delay, 0),
              to.getText().strip(),
              (int) Math.min(Integer.MAX_VALUE, number(most, ResponderRule.USUAL_MOST_PER_SECOND)),
              Map.of());
      outbox.run(() -> {
        var problem = problem(added);
        Platform.runLater(() -> {
          say(problem);
          if (problem.isEmpty()) {
            show(List.of(added));
            remember();
            when.clear();
            answer.clear();
          }
        });
      });
    } catch (IllegalArgumentException e) {
      say("Delay and limit are whole numbers.");
    }
  }

  private static long number(TextField field, long otherwise) {
    String text = field.getText().strip();
    return text.isEmpty() ? otherwise : Long.parseLong(text);
  }

  private static String problem(SavedResponder responder) {
    try {
      Responder.of(responder.rule());
      return "";
    } catch (SourceException e) {
      return "At %d: %s".formatted(e.offset() + 1, e.getMessage());
    } catch (NetworkException | PickleException | IllegalArgumentException e) {
      return String.valueOf(e.getMessage());
    }
  }

  private void remember() {
    var all = shown.stream().map(row -> row.saved).toList();
    kept.change(content -> content.withResponders(_ -> all));
  }

  /** How many are on. */
  long on() {
    return shown.stream().filter(Row::isOn).count();
  }

  @Override
  public void refresh() {
    shown.forEach(Row::refresh);
  }

  /** One responder. */
  private final class Row extends HBox {
    private final SavedResponder saved;
    private final ToggleSwitch on = new ToggleSwitch();
    private final Label state = new Label("off");
    private Optional<Responder> responder = Optional.empty();
    private boolean showing;

    Row(SavedResponder saved) {
      super(8);
      this.saved = saved;
      setAlignment(Pos.CENTER_LEFT);
      getStyleClass().add("job-row");
      on.setAccessibleText("Answers");
      on.getStyleClass().add("responder-on");
      on.selectedProperty().addListener((_, _, wanted) -> toggle(wanted));
      String where =
          (saved.delayMillis() > 0 ? "  after %d ms".formatted(saved.delayMillis()) : "")
              + (saved.to().isEmpty() ? "" : "  → " + saved.to());
      String asked = saved.when().isBlank() ? "anything" : saved.when();
      var text = new Label("%s  ⇒  %s%s".formatted(asked, saved.answer().text(), where));
      text.getStyleClass().add("code");
      text.setMinWidth(60);
      text.setMaxWidth(Double.MAX_VALUE);
      HBox.setHgrow(text, Priority.ALWAYS);
      state.getStyleClass().addAll("responder-state", "muted");
      state.setMaxWidth(360);
      var remove = new Button("×");
      remove.getStyleClass().addAll("flat", "small-icon", "responder-remove");
      remove.setMinWidth(Region.USE_PREF_SIZE);
      remove.setTooltip(new Tooltip("Switch it off and take it from the list"));
      remove.setOnAction(_ -> remove());
      getChildren().setAll(on, text, state, remove);
    }

    boolean isOn() {
      return responder.isPresent() && responder.get().state() == Responder.State.ON;
    }

    private void toggle(boolean wanted) {
      if (showing) {
        return;
      }
      outbox.run(() -> {
        String problem = wanted ? switchOn() : switchOff();
        Platform.runLater(() -> {
          refresh();
          if (!problem.isEmpty()) {
            state.setText("✕ " + problem);
          }
        });
      });
    }

    private String switchOn() {
      try {
        if (responder.isEmpty()) {
          var made = Responder.of(saved.rule());
          outbox.session().responders().add(made);
          responder = Optional.of(made);
        }
        outbox.session().responders().switchOn(responder.get());
        return "";
      } catch (SourceException | NetworkException | PickleException e) {
        return e.getMessage();
      }
    }

    private String switchOff() {
      responder.ifPresent(outbox.session().responders()::switchOff);
      return "";
    }

    private void remove() {
      outbox.run(() -> responder.ifPresent(outbox.session().responders()::remove));
      shown.remove(this);
      rows.getChildren().remove(this);
      remember();
    }

    void refresh() {
      showing = true;
      on.setSelected(isOn());
      showing = false;
      if (responder.isEmpty()) {
        return;
      }
      var now = responder.get();
      String counts = "%,d answered".formatted(now.answered());
      state.setText(
          now.problem().isEmpty()
              ? (now.state() == Responder.State.ON ? "on · " : "off · ") + counts
              : "✕ " + now.problem());
      state.getStyleClass().remove("mistake");
      if (!now.problem().isEmpty()) {
        state.getStyleClass().add("mistake");
        state.setTooltip(new Tooltip(now.problem()));
      }
    }
  }
}
