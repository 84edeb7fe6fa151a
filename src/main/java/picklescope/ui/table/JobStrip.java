package picklescope.ui.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import picklescope.ui.control.Tips;

/** Shows work in the background, its progress, and a button to cancel it. */
public final class JobStrip extends HBox {
  /** Shorter work is not shown. */
  private static final long SILENT_NANOS = 300_000_000;

  /**
   * Work that may be running.
   *
   * @param share the progress, 0 to 1; empty while it is not running
   */
  private record Source(String title, Supplier<Optional<Double>> share, Runnable cancel) {}

  private final List<Source> sources = new ArrayList<>();
  private final Label title = new Label();
  private final ProgressBar bar = new ProgressBar();
  private Runnable cancel = () -> {};
  private Optional<Long> since = Optional.empty();

  /** Creates a hidden strip. */
  public JobStrip() {
    setId("job-strip");
    getStyleClass().addAll("line", "job-strip");
    setAlignment(Pos.CENTER_LEFT);
    title.setId("job-title");
    bar.setPrefWidth(160);
    var stop = new Button("Cancel");
    stop.setId("job-cancel");
    Tips.explain(stop, "Escape in the table does it too");
    stop.setOnAction(_ -> cancel.run());
    getChildren().setAll(title, bar, stop);
    setVisible(false);
    setManaged(false);
  }

  /** Adds work that may be running. */
  public void watch(String words, Supplier<Optional<Double>> share, Runnable cancelled) {
    sources.add(new Source(words, share, cancelled));
  }

  /** Cancels the work that is shown; returns whether there is any. */
  public boolean cancel() {
    if (isVisible()) {
      cancel.run();
    }
    return isVisible();
  }

  /** Updates what is shown. For each frame. */
  public void pulse() {
    Optional<Source> working =
        sources.stream().filter(source -> source.share().get().isPresent()).findFirst();
    since = working.isEmpty() ? Optional.empty() : since.or(() -> Optional.of(System.nanoTime()));
    boolean shown = since.filter(at -> System.nanoTime() - at > SILENT_NANOS).isPresent();
    setVisible(shown);
    setManaged(shown);
    working.ifPresent(source -> {
      double share = source.share().get().orElse(0.0);
      title.setText("%s %d %%".formatted(source.title(), Math.round(share * 100)));
      bar.setProgress(share);
      cancel = source.cancel();
    });
  }
}
