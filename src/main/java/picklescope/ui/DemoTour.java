package picklescope.ui;

import java.util.Optional;
import javafx.scene.Node;
import picklescope.demo.LabComputer;
import picklescope.python.source.SourceException;
import picklescope.send.Message;
import picklescope.send.MessageForm;
import picklescope.send.SavedSend;
import picklescope.session.Demo;
import picklescope.session.Session;
import picklescope.settings.Settings;
import picklescope.settings.SettingsKeeper;
import picklescope.ui.demo.TourActions;
import picklescope.ui.demo.TourFrame;
import picklescope.view.demo.TourStep;
import picklescope.view.layout.MainView;
import picklescope.view.stream.Plotted;

/** Plays the demo lab in the window, and leads through the window meanwhile. */
final class DemoTour implements TourActions {
  private static final String TO_ANNA = "send(action='say', text='Hello Anna!')";

  private static final Plotted POSITION = new Plotted("pos[0]", "");

  private final MainWindow window;
  private final SettingsKeeper settings;
  private final Demo demo;
  private final TourFrame frame;
  private Optional<Before> before = Optional.empty(); // while the tour is shown
  private TourStep step = TourStep.MESSAGES;
  private boolean seeking; // the first message that the step's filter chooses
  private long answered; // messages, when the step was shown

  /** What the window displayed before the tour. */
  private record Before(String filter, MainView view, boolean plotted) {}

  /**
   * Creates it without tour.
   *
   * @param panes the window's panes
   */
  DemoTour(MainWindow window, Session session, WindowPanes panes) {
    this.window = window;
    settings = session.settings();
    demo = session.demo();
    frame =
        new TourFrame(
            panes, this, window.appearance().codeStyle().map(_ -> window.appearance().fontSize()));
  }

  /** Returns the window's panes with the tour. */
  Node node() {
    return frame;
  }

  /** Starts the lab and the tour, or stops both. */
  void toggle() {
    if (demo.isPlaying()) {
      stop();
    } else {
      demo.start();
      show();
    }
  }

  /** Returns whether the lab plays. */
  boolean isPlaying() {
    return demo.isPlaying();
  }

  /** Shows the tour from its beginning, with the lab. */
  void show() {
    window.files().shown().backToLive();
    demo.start();
    if (before.isEmpty()) {
      boolean plotted =
          settings.get(Settings.PLOT).series().stream()
              .anyMatch(one -> one.text().equals(POSITION.expression()));
      before = Optional.of(new Before(filter(), window.events().views().shown(), plotted));
    }
    go(TourStep.MESSAGES);
  }

  private String filter() {
    return window.events().filterBar().filter().text();
  }

  @Override
  public void go(TourStep next) {
    step = next;
    window.arranged().showTable();
    window.events().filterBar().write(next.filter());
    window.events().views().display(next.view());
    seeking = next == TourStep.CALLBACK;
    if (!seeking) {
      selectNothing();
    }
    switch (next) {
      case MESSAGES, SENDERS, FILTER -> window.follow();
      case PLOT -> plot();
      case SEND -> {
        writeToAnna();
        window.follow(); // her answer is the newest row
      }
      case CALLBACK, STREAMS, TRACK -> {}
    }
    answered = demo.answered();
    frame.display(next);
  }

  /** Leaves the room of the inspector to what is to be seen. */
  private void selectNothing() {
    var rows = window.events().table().model();
    rows.selection().clear();
    rows.selectionChanged();
  }

  private void plot() {
    try {
      window.events().addToPlot(POSITION);
    } catch (SourceException e) {
      throw new IllegalStateException(e); // a text of this class
    }
  }

  private void writeToAnna() {
    demo.sender(LabComputer.ANNA)
        .ifPresent(anna -> {
          String to = "%s:%d".formatted(anna.getAddress().getHostAddress(), anna.getPort());
          window.composer().write(SavedSend.of("", Message.of(MessageForm.CALL, TO_ANNA), to));
        });
  }

  @Override
  public void leave() {
    before.ifPresent(was -> {
      if (filter().equals(step.filter())) {
        window.events().filterBar().write(was.filter());
      }
      if (window.events().views().shown() == step.view()) {
        window.events().views().display(was.view());
      }
      if (!was.plotted()) {
        window.events().removeFromPlot(POSITION);
      }
    });
    before = Optional.empty();
    frame.close();
    window.events().views().focus();
  }

  @Override
  public void stop() {
    demo.stop();
    leave();
  }

  /** Updates what it points at. For each frame. */
  void pulse() {
    if (before.isPresent() && !demo.isPlaying()) {
      leave(); // the lab was stopped elsewhere
    }
    if (before.isPresent()) {
      frame.point(target());
      if (step == TourStep.SEND && demo.answered() > answered) {
        answered = Long.MAX_VALUE;
        window.arranged().showTable(); // where a low window has the composer in its place
      }
      if (seeking && filter().equals(step.filter()) && window.events().rows().chosen() > 0) {
        seeking = false;
        var rows = window.events().table().model();
        rows.goTo(rows.order().numberAt(rows.order().begin()));
        window.detail().showCallback();
      }
    }
  }

  private Node target() {
    return switch (step.target()) {
      case TABLE -> window.events().table();
      case SENDERS -> window.side().streams();
      case FILTER -> window.events().filterBar();
      case INSPECTOR -> window.detail();
      case VIEW -> window.events().views();
      case COMPOSER -> window.composer();
    };
  }
}
