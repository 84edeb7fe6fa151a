package picklescope.ui.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import org.controlsfx.control.PopOver;
import picklescope.net.doctor.Doctor;
import picklescope.net.doctor.Examination;
import picklescope.net.doctor.Finding;
import picklescope.thread.Task;
import picklescope.thread.Worker;
import picklescope.ui.control.Popovers;
import picklescope.ui.control.Tips;
import picklescope.ui.text.ClipboardText;
import picklescope.view.doctor.Consultation;
import picklescope.view.doctor.FindingText;

/**
 * A popup over the window that answers why nothing is heard at a port. The findings appear as they
 * come, from the thread {@code doctor}. It stays open beside other work until it is closed.
 */
public final class DoctorPane implements AutoCloseable {
  private static final double MARGIN = 60; // pixels between it and the window's top and bottom

  private final Doctor doctor;
  private final Supplier<List<Integer>> ports;
  private final Worker worker = Worker.prompt("doctor", Platform::runLater);
  private final ComboBox<Integer> port = new ComboBox<>();
  private final VBox findings = new VBox();
  private final ScrollPane scroll = new ScrollPane(findings);
  private final Label progress = new Label();
  private final Button again = new Button("Check again");
  private final Button copy = new Button("Copy report");
  private final PopOver popOver = Popovers.create();
  private final VBox box;
  private Consultation shown = new Consultation(0);
  private Task task = new Task();
  private boolean filling;
  private int glanced; // the port of the reasons; 0 if none was examined
  private List<Finding> reasons = List.of();

  /**
   * Creates the popup, which is not shown.
   *
   * @param ports returns the ports from which the user chooses
   */
  public DoctorPane(Doctor doctor, Supplier<List<Integer>> ports) {
    this.doctor = doctor;
    this.ports = ports;
    port.setId("doctor-port");
    port.setAccessibleText("Port");
    port.setOnAction(_ -> {
      if (!filling) {
        examine(port.getValue());
      }
    });
    findings.getStyleClass().add("findings");
    scroll.setId("doctor-findings");
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.setVbarPolicy(ScrollPane.ScrollBarPolicy.ALWAYS); // texts do not move when it appears
    VBox.setVgrow(scroll, Priority.ALWAYS);
    progress.setId("doctor-progress");
    progress.setMinWidth(0);
    progress.setMaxWidth(Double.MAX_VALUE);
    progress.setWrapText(true);
    progress.setMinHeight(Region.USE_PREF_SIZE);
    HBox.setHgrow(progress, Priority.ALWAYS);
    again.setId("doctor-again");
    again.setMinWidth(Region.USE_PREF_SIZE);
    again.setOnAction(_ -> examine(shown.port()));
    copy.setId("doctor-copy");
    copy.setMinWidth(Region.USE_PREF_SIZE);
    copy.setOnAction(_ -> {
      ClipboardText.copy(shown.report());
      copy.setText("Copied");
    });
    box = new VBox(head(), scroll, foot());
    box.setId("doctor");
    box.getStyleClass().addAll("popover-content", "doctor");
    popOver.setContentNode(box);
    popOver.setArrowSize(0);
    popOver.setArrowIndent(0);
    popOver.setDetachable(false);
    Popovers.keepOpen(popOver);
    popOver.setOnHidden(_ -> task.cancel());
  }

  /**
   * Returns what was found at a port that may be the reason why nothing is heard; nothing until it
   * is known. The port is examined behind, once.
   *
   * @param number 1 to 65535
   */
  public List<Finding> reasons(int number) {
    if (glanced != number) {
      glanced = number;
      reasons = List.of();
      worker.run(
          now -> {
            var found = new ArrayList<Finding>();
            doctor.examine(Examination.of(number), found::add, now::isCancelled);
            return found;
          },
          found -> findReasons(number, found));
    }
    return reasons;
  }

  private void findReasons(int number, List<Finding> found) {
    if (glanced == number) {
      reasons = FindingText.reasons(found);
    }
  }

  private HBox head() {
    var title = new Label("Why do I hear nothing at port");
    title.getStyleClass().add("pane-title");
    var space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    var close = new Button("Close");
    close.setId("doctor-close");
    close.setMinWidth(Region.USE_PREF_SIZE);
    close.setOnAction(_ -> popOver.hide());
    var mark = new Label("?");
    mark.getStyleClass().add("pane-title");
    return line(title, port, mark, space, close);
  }

  private HBox foot() {
    return line(progress, copy, again);
  }

  private static HBox line(Node... nodes) {
    var line = new HBox(nodes);
    line.getStyleClass().add("doctor-line");
    line.setAlignment(Pos.CENTER_LEFT);
    return line;
  }

  /**
   * Opens over a window and examines a port.
   *
   * @param number 1 to 65535
   */
  public void show(Window owner, int number) {
    filling = true;
    port.getItems().setAll(ports.get());
    if (!port.getItems().contains(number)) {
      port.getItems().add(number);
    }
    port.setValue(number);
    filling = false;
    box.setMaxHeight(owner.getScene().getHeight() - 2 * MARGIN);
    popOver.show(owner, owner.getX(), owner.getY() + owner.getScene().getY() + MARGIN);
    popOver.setX(owner.getX() + (owner.getWidth() - popOver.getWidth()) / 2);
    examine(number);
    again.requestFocus();
  }

  private void examine(int number) {
    var begun = new Consultation(number);
    shown = begun;
    findings.getChildren().clear();
    scroll.setVvalue(0);
    copy.setText("Copy report");
    display();
    task =
        worker.runLatest(
            now -> {
              doctor.examine(
                  Examination.of(number),
                  finding -> worker.deliver(() -> add(begun, finding)),
                  now::isCancelled);
              return begun;
            },
            this::end);
  }

  private void add(Consultation to, Finding finding) {
    to.add(finding);
    if (to != shown) {
      return; // another one has begun
    }
    if (to.beginsTopic()) {
      var question = new Label(finding.topic().question());
      question.getStyleClass().add("question");
      findings.getChildren().add(question);
    }
    findings.getChildren().add(new FindingRow(finding));
    display();
  }

  private void end(Consultation ended) {
    ended.end();
    findReasons(ended.port(), ended.findings());
    display();
  }

  private void display() {
    Tips.set(progress, shown.progress());
    copy.setDisable(!shown.isDone());
    again.setDisable(!shown.isDone());
  }

  /** Closes the popup and ends its thread; an examination under way is not waited for. */
  @Override
  public void close() {
    popOver.hide();
    worker.close();
  }
}
