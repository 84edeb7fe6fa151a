package picklescope.view.compose;

import java.util.Objects;
import java.util.Optional;
import picklescope.net.NetworkException;
import picklescope.pickle.PickleException;
import picklescope.python.source.SourceException;
import picklescope.saved.SavedSends;
import picklescope.send.Responder;
import picklescope.send.Responders;
import picklescope.send.SavedResponder;

/**
 * A saved responder that can be switched on and off; it is off at first. It is switched in the
 * outbox's queue; the methods are for the thread on which the outbox passes on results.
 */
public final class ResponderSwitch {
  private final Outbox outbox;
  private final Responders responders;
  private final SavedSends file;
  private final SavedResponder saved;
  private final ResponderRowText row;
  private volatile Optional<Responder> responder = Optional.empty();
  private String failure = "";

  /**
   * @param fileTitle the name of the file for the user; empty for the user's own
   */
  ResponderSwitch(
      Outbox outbox,
      Responders responders,
      SavedSends file,
      String fileTitle,
      SavedResponder saved) {
    this.outbox = outbox;
    this.responders = responders;
    this.file = file;
    this.saved = saved;
    row = ResponderRowText.of(saved, fileTitle);
  }

  /** Returns the file that contains the responder. */
  public SavedSends file() {
    return file;
  }

  /** Returns the responder as it is saved. */
  public SavedResponder saved() {
    return saved;
  }

  /** Returns what its row shows. */
  public ResponderRowText row() {
    return row;
  }

  /** Returns whether it answers messages. */
  public boolean isOn() {
    return responder.isPresent() && responder.get().state() == Responder.State.ON;
  }

  /** Returns why it could not be switched on, or has switched itself off; empty otherwise. */
  public String problem() {
    return responder.map(Responder::problem).filter(it -> !it.isEmpty()).orElse(failure);
  }

  /** Returns the state and the number of answers, or the problem. */
  public String state() {
    String problem = problem();
    if (!problem.isEmpty()) {
      return "✕ " + problem;
    }
    String counts = responder.map(it -> " · %,d answered".formatted(it.answered())).orElse("");
    return (isOn() ? "on" : "off") + counts;
  }

  /**
   * Switches it on or off.
   *
   * @param done called afterwards
   */
  public void set(boolean on, Runnable done) {
    outbox.run(
        () -> on ? switchOn() : switchOff(),
        problem -> {
          failure = problem;
          done.run();
        });
  }

  private String switchOn() {
    try {
      if (responder.isEmpty()) {
        var created = Responder.of(saved.rule());
        responders.add(created);
        responder = Optional.of(created);
      }
      responders.switchOn(responder.get());
      return "";
    } catch (SourceException | NetworkException | PickleException | IllegalArgumentException e) {
      return Objects.requireNonNullElse(e.getMessage(), e.toString());
    }
  }

  private String switchOff() {
    responder.ifPresent(responders::switchOff);
    return "";
  }

  /** Switches it off and removes it from the session. */
  public void end() {
    outbox.run(() -> responder.ifPresent(responders::remove));
  }
}
