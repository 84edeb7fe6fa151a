package picklescope.view.compose;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import picklescope.net.SendOptions;
import picklescope.send.Message;
import picklescope.send.Rhythm;
import picklescope.send.SavedSend;
import picklescope.session.Session;
import picklescope.thread.Worker;

/**
 * The queue in which the composer's messages are encoded and sent, one after the other on the
 * thread {@code send}. Results are passed on on another thread, such as that of the window.
 *
 * <p>Any thread may call; no method blocks.
 */
public final class Outbox implements AutoCloseable {
  private final Session session;
  private final MessageSender sender;
  private final Worker worker;

  /**
   * Creates an empty queue.
   *
   * @param answers runs what receives the results
   */
  public Outbox(Session session, Executor answers) {
    this.session = session;
    sender = new MessageSender(session);
    worker = Worker.prompt("send", answers);
  }

  /** Runs a task that may block. */
  public void run(Runnable task) {
    worker.run(task);
  }

  /** Runs a task that may block and passes on its result. */
  public <T> void run(Supplier<T> task, Consumer<? super T> answer) {
    worker.run(_ -> task.get(), answer);
  }

  /** Checks a message, see {@link MessageSender#check}. */
  public void check(Message message, String destinations, Consumer<Draft> answer) {
    run(() -> sender.check(message, destinations), answer);
  }

  /** Sends a message, see {@link MessageSender#send}. */
  public void send(
      Message message, String destinations, SendOptions options, Consumer<SendResult> answer) {
    run(
        () -> sender.send(message, destinations, options, refused -> run(() -> refused, answer)),
        answer);
  }

  /** Sends a saved send once. */
  public void send(SavedSend send, Consumer<SendResult> answer) {
    send(send.message(), send.to(), send.options(), answer);
  }

  /** Sends bytes, see {@link MessageSender#sendBytes}. */
  public void sendBytes(byte[] payload, String destinations, Consumer<SendResult> answer) {
    run(
        () -> sender.sendBytes(payload, destinations, refused -> run(() -> refused, answer)),
        answer);
  }

  /** Starts a repeat, see {@link MessageSender#repeat}. */
  public void repeat(SavedSend send, Rhythm rhythm, Consumer<SendResult> answer) {
    run(() -> sender.repeat(send, rhythm), answer);
  }

  /** Starts to send messages in their order, see {@link MessageSender#sequence}. */
  public void sequence(String title, List<SavedSend> sends, Consumer<Optional<String>> answer) {
    run(() -> sender.sequence(title, sends), answer);
  }

  /** Finds the keyword names of the newest messages in the live capture, for completion. */
  public void keywordNames(Consumer<List<String>> answer) {
    run(() -> KeywordNames.newest(session.capture(), session.decoder()), answer);
  }

  /** Drops what is waiting; no further result is passed on. */
  @Override
  public void close() {
    worker.close();
  }
}
