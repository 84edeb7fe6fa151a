package picklescope.ui;

import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;
import picklescope.net.OwnAddress;
import picklescope.net.UdpPort;
import picklescope.net.doctor.Finding;
import picklescope.ui.control.Tips;
import picklescope.ui.doctor.FindingRow;
import picklescope.ui.text.CodeStyle;
import picklescope.ui.text.CodeView;
import picklescope.view.empty.EmptyPage;
import picklescope.view.empty.PageText;
import picklescope.view.text.CodeLines;
import picklescope.view.text.PythonColors;

/** Shown instead of an empty table: why it is empty, and how to receive a message. */
final class EmptyHint extends StackPane {
  private final Label title = new Label();
  private final Label text = new Label();
  private final Button test = new Button("Send yourself a test message");
  private final Button why = new Button("Why do I hear nothing?");
  private final Button remedy = new Button();
  private final FlowPane buttons = new FlowPane();
  private final AddressChoice addresses = new AddressChoice(this::showCode);
  private final CodeView python;
  private final CodeView vizard;
  private final VBox code;
  private final VBox findings = new VBox();
  private final VBox box;
  private final ObservableValue<CodeStyle> style;
  private Consumer<EmptyPage.Kind> onRemedy = _ -> {};
  private OptionalInt sendTo = OptionalInt.empty();
  private List<Finding> shownFindings = List.of();

  /**
   * What the page can do.
   *
   * @param sendTest sends a test message to a port of this computer
   * @param hearNothing examines why nothing is heard
   * @param reasons returns what was found at a port that may be the reason
   * @param demo plays the demo lab
   */
  record Actions(
      IntConsumer sendTest,
      Runnable hearNothing,
      IntFunction<List<Finding>> reasons,
      Runnable demo) {}

  /** Creates the hint. */
  EmptyHint(ObservableValue<CodeStyle> style, Actions actions) {
    this.style = style;
    title.getStyleClass().add("title");
    title.setId("empty-title");
    text.setId("empty-listening");
    text.getStyleClass().add("muted");
    text.setWrapText(true);
    text.setTextAlignment(TextAlignment.CENTER);
    text.setMinHeight(Region.USE_PREF_SIZE);
    test.setId("send-test");
    test.getStyleClass().add("accent");
    test.setMinWidth(Region.USE_PREF_SIZE);
    test.setOnAction(_ -> sendTo.ifPresent(actions.sendTest()));
    why.setId("empty-why");
    why.setMinWidth(Region.USE_PREF_SIZE);
    why.setOnAction(_ -> actions.hearNothing().run());
    Tips.explain(why, "Examine port, network and firewall of this computer");
    var demo = new Button("Show me a demo");
    demo.setId("empty-demo");
    demo.setMinWidth(Region.USE_PREF_SIZE);
    demo.setOnAction(_ -> actions.demo().run());
    Tips.explain(demo, "Play a small lab on this computer, with a tour; settings stay as they are");
    buttons.getChildren().setAll(test, why, demo);
    buttons.getStyleClass().add("buttons");
    remedy.setId("empty-remedy");
    remedy.setMinWidth(Region.USE_PREF_SIZE);
    python = new CodeView(style);
    vizard = new CodeView(style);
    python.setId("empty-python");
    vizard.setId("empty-vizard");
    python.setAccessibleText("Python lines that send a message here");
    vizard.setAccessibleText("Vizard lines that send a message here");
    code =
        new VBox(
            addresses,
            snippet("From any Python", "copy-python", python),
            snippet("From Vizard", "copy-vizard", vizard));
    code.getStyleClass().add("box");
    findings.setId("empty-findings");
    findings.getStyleClass().add("findings");
    box = new VBox(title, text, buttons, remedy, code, findings);
    box.getStyleClass().add("box");
    box.setMaxWidth(640);
    var page = new StackPane(box);
    page.getStyleClass().add("page");
    var scroll = new ScrollPane(page);
    scroll.setFitToWidth(true);
    scroll.setFitToHeight(true);
    scroll.setFocusTraversable(false);
    getChildren().setAll(scroll);
    showCode();
  }

  private static VBox snippet(String heading, String id, CodeView code) {
    var name = new Label(heading);
    name.getStyleClass().add("muted");
    var space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    var copy = new Button("Copy");
    Icons.button(copy, id, "copy", "Copy these lines");
    copy.getStyleClass().add("flat");
    copy.setOnAction(_ -> code.copy());
    var line = new HBox(name, space, copy);
    line.setAlignment(Pos.CENTER_LEFT);
    code.setMinHeight(Region.USE_PREF_SIZE);
    var frame = new BorderPane(code);
    frame.getStyleClass().add("snippet");
    return new VBox(line, frame);
  }

  /** Sets the action of the button that shows the messages again. */
  void onRemedy(Consumer<EmptyPage.Kind> action) {
    onRemedy = action;
  }

  /** Shows a page. */
  void display(EmptyPage page) {
    Tips.set(title, page.title());
    Tips.set(text, page.text());
    boolean hasCode = page.sendTo().isPresent();
    setShown(test, hasCode);
    setShown(why, page.mayBeExamined());
    setShown(buttons, page.mayBeExamined());
    remedy.setText(page.remedy().orElse(""));
    remedy.setOnAction(_ -> onRemedy.accept(page.kind()));
    setShown(remedy, page.remedy().isPresent());
    setShown(code, hasCode);
    // Code from the top, so that the findings, which are added below, move nothing.
    box.setAlignment(hasCode ? Pos.TOP_CENTER : Pos.CENTER);
    if (!page.sendTo().equals(sendTo)) {
      sendTo = page.sendTo();
      showCode();
    }
    if (!page.findings().equals(shownFindings)) {
      shownFindings = page.findings();
      showFindings();
    }
  }

  /** Sets the addresses from which the user chooses the one in the lines of code. */
  void setAddresses(List<OwnAddress> own) {
    addresses.display(own);
  }

  private static void setShown(Node node, boolean shown) {
    node.setVisible(shown);
    node.setManaged(shown);
  }

  private void showCode() {
    int port = sendTo.orElse(UdpPort.DEFAULT);
    display(python, PageText.python(addresses.chosen(), port));
    display(vizard, PageText.vizard(addresses.chosen(), port));
  }

  private void display(CodeView view, List<String> lines) {
    view.display(CodeLines.of(lines.stream().map(PythonColors::of).toList()));
    view.prefHeightProperty()
        .bind(style.map(look -> Math.ceil(lines.size() * look.font().lineHeight() + 10)));
  }

  private void showFindings() {
    findings.getChildren().clear();
    if (!shownFindings.isEmpty()) {
      var heading = new Label("Nothing comes?");
      heading.getStyleClass().add("heading");
      findings.getChildren().add(heading);
    }
    shownFindings.forEach(finding -> findings.getChildren().add(new FindingRow(finding)));
  }
}
