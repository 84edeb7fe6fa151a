package picklescope.feed.nats;

import io.nats.client.Connection;
import io.nats.client.ConsumerContext;
import io.nats.client.FetchConsumeOptions;
import io.nats.client.FetchConsumer;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamManagement;
import io.nats.client.JetStreamStatusCheckedException;
import io.nats.client.Message;
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

/** Reads a host's stream in portions, so that no more than one waits to be read. */
final class NatsInlet implements Inlet {
  private static final int PORTION_BYTES = 1 << 20;
  private static final int PORTION_MESSAGES = 256;
  private static final long WAITING_MILLIS = 1_000;
  private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(1);

  private final Connection connection;
  private final JetStreamManagement streams;
  private final String stream;
  private final String consumer;
  private final ConsumerContext context;
  private final NatsProblems problems;
  private Optional<FetchConsumer> portion = Optional.empty();
  private long unreadable;

  private NatsInlet(
      Connection connection,
      JetStreamManagement streams,
      String stream,
      String consumer,
      NatsProblems problems)
      throws IOException, JetStreamApiException {
    this.connection = connection;
    this.streams = streams;
    this.stream = stream;
    this.consumer = consumer;
    this.problems = problems;
    context = connection.getConsumerContext(stream, consumer);
  }

  static Inlet open(
      Connection connection,
      JetStreamManagement streams,
      HostName host,
      FeedStart from,
      NatsProblems problems)
      throws IOException, JetStreamApiException {
    String stream = Subjects.blockStream(host);
    var state = streams.getStreamInfo(stream).getStreamState();
    long first =
        switch (from) {
          case FeedStart.Now() -> state.getLastSequence() + 1;
          case FeedStart.Oldest() -> 1;
          case FeedStart.Place(long sequence) -> sequence;
          case FeedStart.Time(long nanos) -> TimeSearch.find(streams, stream, state, nanos);
        };
    var configuration =
        ConsumerConfiguration.builder()
            .deliverPolicy(DeliverPolicy.ByStartSequence)
            .startSequence(Math.max(1, first))
            .ackPolicy(AckPolicy.None)
            .memStorage(true)
            .numReplicas(1)
            .inactiveThreshold(FORGOTTEN_AFTER)
            .build();
    String consumer = streams.createConsumer(stream, configuration).getName();
    return new NatsInlet(connection, streams, stream, consumer, problems);
  }

  @Override
  public Optional<StoredBlock> next() throws FeedException, InterruptedException {
    while (true) {
      var message = problems.asked(connection, this::nextMessage);
      if (message.isEmpty()) {
        if (connection.getStatus() != Connection.Status.CONNECTED) {
          throw problems.lost();
        }
        return Optional.empty();
      }
      var block = block(message.get());
      if (block.isPresent()) {
        return block;
      }
      unreadable++;
    }
  }

  private static Optional<StoredBlock> block(Message message) {
    return BlockHeaders.block(message.getSubject(), message.getHeaders(), message.getData())
        .map(block ->
            new StoredBlock(
                message.metaData().streamSequence(), block, message.metaData().pendingCount()));
  }

  /** Returns the next message, of another portion if the present one is at its end. */
  private Optional<Message> nextMessage()
      throws IOException, JetStreamApiException, InterruptedException {
    try {
      boolean begun = portion.isPresent();
      if (!begun) {
        portion = Optional.of(context.fetch(portionOptions()));
      }
      var message = Optional.ofNullable(portion.get().nextMessage());
      if (message.isEmpty()) {
        portion = Optional.empty();
        return begun ? nextMessage() : message;
      }
      return message;
    } catch (JetStreamStatusCheckedException e) {
      portion = Optional.empty();
      throw problems.of(e);
    }
  }

  private static FetchConsumeOptions portionOptions() {
    return FetchConsumeOptions.builder()
        .max(PORTION_BYTES, PORTION_MESSAGES)
        .expiresIn(WAITING_MILLIS)
        .build();
  }

  @Override
  public long unreadable() {
    return unreadable;
  }

  @Override
  public void close() {
    try {
      if (connection.getStatus() == Connection.Status.CONNECTED) {
        streams.deleteConsumer(stream, consumer);
      }
    } catch (IOException | JetStreamApiException | IllegalStateException e) {
      // The server forgets it after a minute.
    }
  }
}
