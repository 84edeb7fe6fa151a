package picklescope.ui.compose;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import javafx.application.Platform;
import picklescope.net.NetworkException;
import picklescope.send.Destination;
import picklescope.send.Message;

/** Encodes and sends on the thread {@code send}, and answers on the JavaFX thread. */
public final class Outbox implements AutoCloseable {
  /** Sends a payload; may wait for the name service. */
  @FunctionalInterface
  public interface Sender {
    void send(Destination destination, byte[] payload) throws NetworkException;
  }

  /** What has become of a message. */
  sealed interface Outcome {
    record Sent(Destination destination, int bytes) implements Outcome {}

    /** The destination, or the way there, is wrong. */
    record NotSent(String reason) implements Outcome {}

    record Wrong(Draft.Mistake mistake) implements Outcome {}
  }

  private final Sender sender;
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("send").factory());

  /** Sends by that sender. */
  public Outbox(Sender sender) {
    this.sender = sender;
  }

  /** Encodes a message to see whether it can be sent. */
  void check(Message message, Consumer<Draft> answer) {
    thread.execute(() -> {
      var result = Draft.of(message);
      Platform.runLater(() -> answer.accept(result));
    });
  }

  /** Sends a message to a destination as the user has written it. */
  void send(Message message, String destination, Consumer<Outcome> answer) {
    thread.execute(() -> {
      Outcome outcome = send(message, destination);
      Platform.runLater(() -> answer.accept(outcome));
    });
  }

  private Outcome send(Message message, String to) {
    try {
      var destination = Destination.parse(to);
      return switch (Draft.of(message)) {
        case Draft.Mistake mistake -> new Outcome.Wrong(mistake);
        case Draft.Ready ready -> {
          sender.send(destination, ready.first());
          yield new Outcome.Sent(destination, ready.first().length);
        }
      };
    } catch (NetworkException e) {
      return new Outcome.NotSent(e.getMessage());
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
