package picklescope.feed.nats;

import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamManagement;
import io.nats.client.JetStreamStatusException;
import io.nats.client.JetStreamSubscription;
import io.nats.client.Message;
import io.nats.client.PullRequestOptions;
import io.nats.client.PullSubscribeOptions;
import io.nats.client.api.AckPolicy;
import io.nats.client.api.ConsumerConfiguration;
import io.nats.client.api.DeliverPolicy;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import picklescope.feed.FeedException;
import picklescope.feed.FeedStart;
import picklescope.feed.HostName;
import picklescope.feed.Inlet;
import picklescope.feed.StoredBlock;

/**
 * Reads a host's stream in portions, so that no more than two wait to be read. All portions come to
 * one subscription, because what is on its way when a portion expires belongs to that portion, and
 * the server does not send it again.
 */
final class NatsInlet implements Inlet {
  private static final int PORTION_MESSAGES = 16;

  /**
   * About how many bytes a portion has: a server ends a connection if 64 MB wait to be sent there,
   * of all hosts together.
   */
  private static final int PORTION_BYTES = 1 << 20;

  private static final int FIRST_PORTION = 2; // messages, whose size is not known yet
  private static final Duration WAITING = Duration.ofSeconds(1);
  private static final Duration PORTION_EXPIRES = Duration.ofSeconds(30);
  private static final long ASK_AGAIN_NANOS = Duration.ofSeconds(20).toNanos();

  /** How many messages that are no blocks are left out at a time: there may be no end of them. */
  private static final int MOST_NO_BLOCKS = 1_000;

  private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(1);

  private final Connection connection;
  private final JetStreamManagement streams;
  private final String stream;
  private final String consumer;
  private final JetStreamSubscription subscription;
  private final ServerClock clock;
  private final NatsProblems problems;
  private int awaited; // messages of the portion that has been asked for last
  private int largest = PORTION_BYTES / FIRST_PORTION; // bytes of a message of late
  private long askedNanos; // when that was
  private long delivered; // messages, by the count of the server
  private long unreadable;

  private NatsInlet(
      Connection connection,
      JetStreamManagement streams,
      String stream,
      String consumer,
      ServerClock clock,
      NatsProblems problems)
      throws IOException, JetStreamApiException {
    this.connection = connection;
    this.streams = streams;
    this.stream = stream;
    this.consumer = consumer;
    this.clock = clock;
    this.problems = problems;
    subscription =
        connection.jetStream().subscribe(null, PullSubscribeOptions.bind(stream, consumer));
  }

  static Inlet open(
      Connection connection,
      JetStreamManagement streams,
      HostName host,
      FeedStart from,
      NatsProblems problems)
      throws IOException, JetStreamApiException {
    String stream = Subjects.blockStream(host);
    var info = streams.getStreamInfo(stream);
    var clock = ServerClock.of(info);
    var configuration =
        ConsumerConfiguration.builder()
            .ackPolicy(AckPolicy.None)
            .memStorage(true)
            .numReplicas(1)
            .inactiveThreshold(FORGOTTEN_AFTER);
    switch (from) {
      case FeedStart.Now() -> begin(configuration, info.getStreamState().getLastSequence() + 1);
      case FeedStart.Oldest() -> begin(configuration, 1);
      case FeedStart.Place(long sequence) -> begin(configuration, sequence);
      case FeedStart.Time(long nanos) ->
          configuration
              .deliverPolicy(DeliverPolicy.ByStartTime)
              .startTime(clock.at(nanos).minusNanos(FeedStart.Time.TOLERANCE_NANOS));
    }
    String consumer = streams.createConsumer(stream, configuration.build()).getName();
    return new NatsInlet(connection, streams, stream, consumer, clock, problems);
  }

  private static void begin(ConsumerConfiguration.Builder configuration, long sequence) {
    configuration.deliverPolicy(DeliverPolicy.ByStartSequence).startSequence(Math.max(1, sequence));
  }

  @Override
  public Optional<StoredBlock> next() throws FeedException, InterruptedException {
    for (int noBlocks = 0; noBlocks < MOST_NO_BLOCKS; noBlocks++) {
      var message = problems.asked(connection, this::nextMessage);
      if (message.isEmpty()) {
        if (connection.getStatus() != Connection.Status.CONNECTED) {
          throw problems.lost();
        }
        return Optional.empty();
      }
      checkNoneIsMissing(message.get());
      var block = block(message.get());
      if (block.isPresent()) {
        return block;
      }
      unreadable++;
      if (message.get().metaData().pendingCount() == 0) {
        break;
      }
    }
    return Optional.empty();
  }

  /** Throws if the server has sent messages that have not come; they are read again then. */
  private void checkNoneIsMissing(Message message) throws FeedException {
    delivered++;
    if (message.metaData().consumerSequence() != delivered) {
      throw problems.lost();
    }
  }

  private Optional<StoredBlock> block(Message message) {
    var stored = message.metaData();
    return BlockHeaders.block(message.getSubject(), message.getHeaders(), message.getData())
        .map(block ->
            new StoredBlock(
                stored.streamSequence(),
                block,
                stored.pendingCount(),
                BlockHeaders.time(message.getHeaders()).stream()
                    .map(time -> clock.hostAheadNanos(time, stored.timestamp()))
                    .findAny()));
  }

  /** Returns the next message, and asks for another portion if there may be too few. */
  private Optional<Message> nextMessage() throws FeedException, InterruptedException {
    try {
      // Before it expires: without a portion the server sends nothing.
      if (awaited == 0 || System.nanoTime() - askedNanos > ASK_AGAIN_NANOS) {
        awaited = Math.clamp(PORTION_BYTES / largest, 1, PORTION_MESSAGES);
        askedNanos = System.nanoTime();
        subscription.pull(PullRequestOptions.builder(awaited).expiresIn(PORTION_EXPIRES).build());
      }
      var message = Optional.ofNullable(subscription.nextMessage(WAITING));
      message.ifPresent(this::came);
      return message;
    } catch (JetStreamStatusException e) {
      throw problems.of(e);
    } catch (IllegalStateException e) {
      throw problems.lost(); // the connection or the subscription is closed
    }
  }

  private void came(Message message) {
    awaited--;
    largest = Math.max(message.getData().length, largest - largest / PORTION_MESSAGES);
  }

  @Override
  public long unreadable() {
    return unreadable;
  }

  @Override
  public void close() {
    try {
      if (connection.getStatus() == Connection.Status.CONNECTED) {
        subscription.unsubscribe();
        streams.deleteConsumer(stream, consumer);
      }
    } catch (IOException | JetStreamApiException | IllegalStateException e) {
      // The server forgets it after a minute.
    }
  }
}
