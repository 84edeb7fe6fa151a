package picklescope.ui.stream;

import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import picklescope.session.StreamRun;
import picklescope.settings.Settings;
import picklescope.settings.SettingsKeeper;
import picklescope.ui.control.Lazy;
import picklescope.ui.control.Tips;
import picklescope.view.stream.AlarmList;
import picklescope.view.stream.AlarmLog;

/**
 * A line that appears when an alarm about a stream begins or ends: the newest, and how many more.
 * It sets the alarms of the settings, and plays their sound. For the JavaFX thread.
 */
public final class AlarmLine extends HBox implements AutoCloseable {
  private final SettingsKeeper settings;
  private final AlarmLog log = new AlarmLog();
  private final AlarmSound sound = new AlarmSound();
  private final Lazy<AlarmForm> form;
  private final Label text = new Label();
  private Optional<Watched> watched = Optional.empty();

  /** Which alarms a run was given. */
  private record Watched(StreamRun run, List<String> texts) {}

  /**
   * Creates the line, which is not shown.
   *
   * @param onMessage shows a message
   */
  public AlarmLine(SettingsKeeper settings, LongConsumer onMessage) {
    this.settings = settings;
    form = new Lazy<>(() -> new AlarmForm(settings, log));
    setId("alarms");
    getStyleClass().addAll("banner", "line");
    setAlignment(Pos.CENTER_LEFT);
    text.setId("alarms-text");
    text.setMaxWidth(Double.MAX_VALUE);
    text.setMinWidth(0);
    HBox.setHgrow(text, Priority.ALWAYS);
    var show = new Button("Show message");
    show.setId("alarms-show");
    show.setMinWidth(USE_PREF_SIZE);
    show.setOnAction(_ -> log.newest().ifPresent(entry -> onMessage.accept(entry.number())));
    var close = new Button("Close");
    close.setId("alarms-close");
    close.setMinWidth(USE_PREF_SIZE);
    Tips.explain(close, "Close this line; Streams > Alarms… keeps all alarms");
    close.setOnAction(_ -> {
      log.putAway();
      display();
    });
    getChildren().setAll(text, show, close);
    display();
  }

  /** Opens the popup in which alarms are written, below a node. */
  public void edit(Node at) {
    form.get().show(at);
  }

  /** Takes what a run reports, and passes it the alarms of the settings. For each frame. */
  public void pulse(StreamRun run) {
    var wanted = new Watched(run, settings.get(Settings.ALARMS));
    if (!watched.filter(wanted::equals).isPresent()) {
      watched = Optional.of(wanted);
      run.setAlarms(AlarmList.of(wanted.texts()).alarms());
    }
    boolean begun = false;
    boolean any = false;
    for (var news = run.nextAlarm(); news.isPresent(); news = run.nextAlarm()) {
      log.add(news.get());
      any = true;
      begun |= news.get().begins();
    }
    if (any) {
      display();
    }
    if (begun && settings.get(Settings.ALARM_SOUND)) {
      sound.play();
    }
  }

  private void display() {
    Tips.set(text, "⏰  " + log.line());
    boolean shown = log.newest().isPresent();
    setVisible(shown);
    setManaged(shown);
  }

  @Override
  public void close() {
    sound.close();
  }
}
