package picklescope.ui.compose;

import java.util.List;
import java.util.NoSuchElementException;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.application.Platform;
import picklescope.event.NetworkEvent;
import picklescope.net.NetworkException;
import picklescope.net.SendOptions;
import picklescope.python.PyStr;
import picklescope.send.CompiledMessage;
import picklescope.send.Message;
import picklescope.send.Repeat;
import picklescope.send.Rhythm;
import picklescope.send.SavedSend;
import picklescope.send.Target;
import picklescope.send.Transmitter;
import picklescope.session.Session;

/** Encodes and sends on the thread {@code send}, and answers on the JavaFX thread. */
public final class Outbox implements AutoCloseable {
  private static final int LOOKED_AT = 400;

  /** What has become of a message. */
  sealed interface Outcome {
    /**
     * It was sent.
     *
     * @param resolved the addresses where they say more than the destinations
     */
    record Sent(Target target, String resolved, int bytes) implements Outcome {}

    /** It is sent again and again. */
    record Repeating(Target target, Repeat repeat) implements Outcome {}

    /** The destination, or the way there, is wrong. */
    record NotSent(String reason) implements Outcome {}

    record Wrong(Draft.Mistake mistake) implements Outcome {}
  }

  private final Session session;
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("send").factory());

  /** Sends by that session. */
  public Outbox(Session session) {
    this.session = session;
  }

  Session session() {
    return session;
  }

  /** Does something that may wait, on the thread {@code send}. */
  void run(Runnable work) {
    thread.execute(work);
  }

  /** Encodes a message to see whether it can be sent. */
  void check(Message message, Consumer<Draft> answer) {
    thread.execute(() -> {
      var result = Draft.of(message, session.decoder());
      Platform.runLater(() -> answer.accept(result));
    });
  }

  /** Sends a message to destinations as the user has written them. */
  void send(Message message, String destinations, SendOptions options, Consumer<Outcome> answer) {
    thread.execute(() -> {
      Outcome outcome =
          switch (Draft.of(message, session.decoder())) {
            case Draft.Mistake mistake -> new Outcome.Wrong(mistake);
            case Draft.Ready ready -> send(ready.first(), destinations, options);
          };
      Platform.runLater(() -> answer.accept(outcome));
    });
  }

  /** Sends bytes as they are. */
  void sendBytes(byte[] payload, String destinations, Consumer<Outcome> answer) {
    thread.execute(() -> {
      Outcome outcome = send(payload, destinations, SendOptions.usual());
      Platform.runLater(() -> answer.accept(outcome));
    });
  }

  private Outcome send(byte[] payload, String destinations, SendOptions options) {
    try {
      var target = Target.parse(destinations, options);
      try (var transmitter = session.transmitter(target)) {
        transmitter.send(payload);
        return new Outcome.Sent(target, resolved(transmitter), payload.length);
      }
    } catch (NetworkException e) {
      return new Outcome.NotSent(e.getMessage());
    }
  }

  private static String resolved(Transmitter transmitter) {
    return transmitter.resolved().entrySet().stream()
        .filter(one -> !one.getKey().host().equals(one.getValue().getAddress().getHostAddress()))
        .map(one -> one.getValue().getAddress().getHostAddress())
        .collect(Collectors.joining(", "));
  }

  /** Begins to repeat; the session's jobs list it. */
  void repeat(SavedSend what, Rhythm rhythm, Consumer<Outcome> answer) {
    thread.execute(() -> {
      Outcome outcome = repeat(what, rhythm);
      Platform.runLater(() -> answer.accept(outcome));
    });
  }

  private Outcome repeat(SavedSend what, Rhythm rhythm) {
    try {
      var target = Target.parse(what.to(), what.options());
      return switch (Draft.of(what.message(), session.decoder())) {
        case Draft.Mistake mistake -> new Outcome.Wrong(mistake);
        case Draft.Ready ready -> {
          CompiledMessage compiled = ready.compiled();
          var repeat = Repeat.start(compiled, rhythm, session.transmitter(target));
          session.jobs().add(what.message().text(), target.toString(), repeat);
          yield new Outcome.Repeating(target, repeat);
        }
      };
    } catch (NetworkException e) {
      return new Outcome.NotSent(e.getMessage());
    }
  }

  /** The keyword names of the newest messages, for completion. */
  void seenNames(Consumer<List<String>> answer) {
    thread.execute(() -> {
      var names = new TreeSet<String>();
      var capture = session.capture();
      for (long n = capture.last(); n >= capture.first() && n > capture.last() - LOOKED_AT; n--) {
        try {
          if (session.decode(capture.get(n)) instanceof NetworkEvent call) {
            call.attributes()
                .entries()
                .forEach(entry -> {
                  if (entry.key() instanceof PyStr name && CallText.isName(name.toString())) {
                    names.add(name.toString());
                  }
                });
          }
        } catch (NoSuchElementException e) {
          break; // let go meanwhile
        }
      }
      Platform.runLater(() -> answer.accept(List.copyOf(names)));
    });
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
