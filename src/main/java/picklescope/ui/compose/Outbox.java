package picklescope.ui.compose;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.application.Platform;
import picklescope.event.Envelope;
import picklescope.net.NetworkException;
import picklescope.session.Destination;

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

    record Wrong(Message.Result.Mistake mistake) implements Outcome {}
  }

  private final Sender sender;
  private final Supplier<Envelope> envelope;
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("send").factory());

  /** Sends by that sender. */
  public Outbox(Sender sender, Supplier<Envelope> envelope) {
    this.sender = sender;
    this.envelope = envelope;
  }

  /** Encodes a message to see whether it can be sent. */
  void check(Message message, Consumer<Message.Result> answer) {
    thread.execute(() -> {
      var result = message.encode(envelope.get());
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
      return switch (message.encode(envelope.get())) {
        case Message.Result.Mistake mistake -> new Outcome.Wrong(mistake);
        case Message.Result.Payload payload -> {
          sender.send(destination, payload.bytes());
          yield new Outcome.Sent(destination, payload.bytes().length);
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
