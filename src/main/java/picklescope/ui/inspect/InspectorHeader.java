package picklescope.ui.inspect;

import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import picklescope.ui.control.FittingLine;
import picklescope.ui.control.Tips;
import picklescope.view.inspect.Detail;
import picklescope.view.inspect.DetailHeader;

/** The header of the inspector: kind, addresses and warnings of the datagram. */
final class InspectorHeader extends FittingLine {
  private final Label kind = new Label();
  private final Label facts = new Label();
  private final Label brief = new Label();
  private final Label noRow = new Label();
  private final Button warnings = new Button();
  private final Button recognition = new Button();
  private final Button envelope = new Button();
  private final Button enlarge = new Button();

  /**
   * Creates an empty header.
   *
   * @param showWarnings displays the warnings in full
   * @param chooseEnvelope lets the user choose another envelope, in a popover at the given node
   * @param arrangement the control that arranges the views
   * @param enlargeViews the action of the enlarge button and of a double click
   */
  InspectorHeader(
      Runnable showWarnings,
      Consumer<Node> chooseEnvelope,
      Node arrangement,
      Runnable enlargeViews) {
    kind.setId("detail-kind");
    kind.getStyleClass().add("kind");
    kind.setMinWidth(USE_PREF_SIZE);
    facts.setId("detail-facts");
    facts.getStyleClass().addAll("code", "facts");
    facts.setMinWidth(USE_PREF_SIZE);
    brief.setId("detail-brief");
    brief.getStyleClass().addAll("code", "facts");
    brief.setTooltip(Tips.create());
    brief.getTooltip().textProperty().bind(facts.textProperty());
    brief.textProperty().subscribe(this::fitBrief);
    brief.fontProperty().subscribe(this::fitBrief);
    widthProperty().subscribe(this::fitBrief);
    warnings.setId("detail-warnings");
    warnings.getStyleClass().add("warnings");
    warnings.setMinWidth(USE_PREF_SIZE);
    warnings.setTooltip(Tips.create());
    warnings.setOnAction(_ -> showWarnings.run());
    warnings.managedProperty().bind(warnings.visibleProperty());
    noRow.setId("detail-no-row");
    noRow.getStyleClass().add("no-row");
    noRow.setMinWidth(USE_PREF_SIZE);
    Tips.explain(noRow, "Its row is selected when the table shows it (Esc closes it)");
    noRow.managedProperty().bind(noRow.visibleProperty());
    noRow.setVisible(false);
    var space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    recognition.setId("detail-recognition");
    recognition.setMinWidth(USE_PREF_SIZE);
    recognition.setTooltip(Tips.create());
    recognition.setVisible(false);
    recognition.managedProperty().bind(recognition.visibleProperty());
    envelope.setId("detail-envelope");
    envelope.setMnemonicParsing(false); // write_raw
    envelope.setMinWidth(USE_PREF_SIZE);
    envelope.setTooltip(Tips.create());
    envelope.setOnAction(_ -> chooseEnvelope.accept(envelope));
    enlarge.setId("detail-enlarge");
    enlarge.setText("⤢");
    enlarge.setAccessibleText("Enlarge the inspector, or restore its size");
    Tips.explain(enlarge, "Enlarge, or restore the size (F11)");
    enlarge.setOnAction(_ -> enlargeViews.run());
    setOnMouseClicked(click -> {
      if (click.getButton() == MouseButton.PRIMARY && click.getClickCount() == 2) {
        enlargeViews.run();
      }
    });
    getChildren()
        .addAll(
            kind,
            noRow,
            recognition,
            warnings,
            facts,
            brief,
            space,
            envelope,
            arrangement,
            enlarge);
    replace(List.of(facts), List.of(brief));
    leaveOut(arrangement);
    leaveOut(envelope);
    leaveOut(kind);
    setAlignment(Pos.CENTER_LEFT);
    getStyleClass().addAll("line", "header");
  }

  /** The brief facts are whole where other parts can be left out for them. */
  private void fitBrief() {
    boolean fits = brief.prefWidth(-1) + 6 * enlarge.prefWidth(-1) <= getWidth();
    brief.setMinWidth(fits ? USE_PREF_SIZE : 0);
  }

  /** Sets why the datagram has no row in the table, in words; empty if it has one. */
  void setWhyNoRow(String words) {
    noRow.setText(words);
    noRow.setVisible(!words.isEmpty());
  }

  /**
   * Displays the button that takes back what was recognized, or undoes that.
   *
   * @param text empty if there is nothing to take back
   */
  void showRecognition(String text, String help, Runnable action) {
    recognition.setVisible(!text.isEmpty());
    recognition.setText(text);
    Tips.set(recognition.getTooltip(), help);
    recognition.setAccessibleText(help);
    recognition.setOnAction(_ -> action.run());
  }

  void display(Detail detail) {
    var header = DetailHeader.of(detail);
    kind.setText(header.kind());
    Tips.set(facts, header.facts());
    Tips.set(brief, header.brief());
    warnings.setVisible(!header.warnings().isEmpty());
    warnings.setText(header.warningCount());
    Tips.set(warnings.getTooltip(), String.join("\n", header.warnings()));
    warnings.setAccessibleText(String.join(" ", header.warnings()));
    envelope.setText(header.envelope());
    envelope.setAccessibleText(header.envelopeInFull());
    Tips.set(
        envelope.getTooltip(),
        "%s. It is the layout of the arguments in the payload.".formatted(header.envelopeInFull()));
  }
}
