package picklescope.net;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picklescope.event.NumberedSink;
import picklescope.thread.Failures;
import picklescope.thread.Threads;

/** The thread of a relay, with one selector for its port and all its sockets. */
final class RelayLoop implements AutoCloseable {
  private static final long CHECK_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

  private final PortSocket port;
  private final int portNumber;
  private final Selector selector;
  private final ReadyKeys keys;
  private final RelayTraffic traffic;
  private final WakeUpModeration moderation = new WakeUpModeration();
  private final Thread thread;
  private volatile boolean closed;
  private volatile String failure = "";
  private boolean moreThere;
  private long checked = System.nanoTime();
  private long receivedSincePause;

  /** Starts the thread; the port is closed with it. */
  RelayLoop(
      RelayOptions options,
      RelayPolicy policy,
      PortSocket port,
      NumberedSink sink,
      RelayCounts counts,
      RelayListener listener)
      throws IOException {
    this.port = port;
    this.portNumber = options.port();
    selector = Selector.open();
    keys = new ReadyKeys(selector);
    traffic = new RelayTraffic(options, policy, port, selector, sink, counts, listener);
    port.channel().configureBlocking(false);
    Runnable messages = this::receiveMessages;
    port.channel().register(selector, SelectionKey.OP_READ, messages);
    thread = Thread.ofPlatform().daemon().name("relay").start(this::run);
  }

  /** Returns why it has ended by itself; empty if it has not. */
  String failure() {
    return failure;
  }

  private void run() {
    try {
      while (!closed) {
        var ready = keys.await(moreThere ? 0 : traffic.untilNext(CHECK_NANOS));
        moreThere = false;
        for (var key : ready) {
          if (key.isValid() && key.attachment() instanceof Runnable receive) {
            receive.run();
          }
        }
        traffic.deliverDue();
        check();
        receivedSincePause += traffic.takeReceived();
        if (!moreThere) {
          boolean busy = moderation.drained(receivedSincePause, true);
          receivedSincePause = 0;
          keys.poll(busy ? ready : List.of());
        }
      }
      traffic.receiveRest();
    } catch (IOException | UncheckedIOException e) {
      failure = failure(e.getMessage());
    } catch (RuntimeException | Error e) {
      failure = failure(e.toString());
      Failures.report(e);
    } finally {
      end();
    }
  }

  private String failure(@Nullable String why) {
    return "Port %s: %s. Start the relay again.".formatted(portNumber, why);
  }

  private void receiveMessages() {
    try {
      moreThere |= traffic.receiveMessages();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void check() {
    if (System.nanoTime() - checked > CHECK_NANOS) {
      traffic.checkDrops();
      traffic.endSilent();
      checked = System.nanoTime();
    }
  }

  private void end() {
    try {
      traffic.close();
    } finally {
      closeSockets();
    }
  }

  private void closeSockets() {
    traffic.takeDrops();
    try (selector) {
      port.channel().close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Makes the thread look for what is due. */
  void wake() {
    selector.wakeup();
  }

  @Override
  public void close() {
    closed = true;
    selector.wakeup();
    Threads.joinUninterruptibly(thread);
  }
}
