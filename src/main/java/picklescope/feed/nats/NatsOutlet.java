package picklescope.feed.nats;

import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamManagement;
import io.nats.client.Message;
import io.nats.client.api.PublishAck;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import picklescope.feed.FeedBlock;
import picklescope.feed.FeedException;
import picklescope.feed.HostDescription;
import picklescope.feed.HostName;
import picklescope.feed.HostStatus;
import picklescope.feed.Outlet;
import picklescope.feed.StoredBlock;

/**
 * Publishes the blocks of a host. Each names the place of the one before, so that the server keeps
 * them in order and without gaps, or refuses all that follow.
 */
final class NatsOutlet implements Outlet {
  /** A publisher reports each second. */
  private static final Duration ACTIVE = Duration.ofSeconds(5);

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Connection connection;
  private final JetStreamManagement streams;
  private final HostName host;
  private final NatsProblems problems;
  private long last;

  private NatsOutlet(
      Connection connection,
      JetStreamManagement streams,
      HostName host,
      NatsProblems problems,
      long last) {
    this.connection = connection;
    this.streams = streams;
    this.host = host;
    this.problems = problems;
    this.last = last;
  }

  static Outlet open(
      Connection connection, JetStreamManagement streams, HostName host, NatsProblems problems)
      throws IOException, JetStreamApiException {
    if (connection.getMaxPayload() < HostStreams.LARGEST_MESSAGE) {
      throw problems.tooSmall(connection.getMaxPayload(), HostStreams.LARGEST_MESSAGE);
    }
    var blocks = HostStreams.blocks(streams, host);
    HostStreams.reports(streams, host);
    HostClock.answer(connection, host);
    return new NatsOutlet(
        connection, streams, host, problems, blocks.getStreamState().getLastSequence());
  }

  @Override
  public long place() {
    return last;
  }

  @Override
  public Optional<StoredBlock> newest(String capture) throws FeedException {
    String blocks = Subjects.blockStream(host);
    return problems.asked(
        connection,
        () ->
            StreamLookUp.last(streams, blocks, Subjects.blocks(host, capture))
                .flatMap(StreamLookUp::block));
  }

  @Override
  public CompletionStage<Long> publish(FeedBlock block) {
    var refusal = problems.refusal();
    if (refusal.isPresent()) {
      return CompletableFuture.failedFuture(refusal.get());
    }
    var headers = BlockHeaders.of(host, block, last, HostClock.nanos());
    last++;
    try {
      return connection
          .requestWithTimeout(
              Subjects.blocks(host, block.capture()), headers, block.section().content(), PATIENCE)
          .thenApply(this::confirmed);
    } catch (IllegalStateException e) {
      return CompletableFuture.failedFuture(problems.lost()); // closed
    }
  }

  /** Returns the place in an answer; throws if it is a refusal. */
  private long confirmed(Message answer) {
    try {
      return new PublishAck(answer).getSeqno();
    } catch (IOException | JetStreamApiException e) {
      throw new CompletionException(problems.of(e));
    }
  }

  @Override
  public void check() throws FeedException {
    var refusal = problems.refusal();
    if (refusal.isPresent()) {
      throw refusal.get();
    }
    if (connection.getStatus() != Connection.Status.CONNECTED) {
      throw problems.lost();
    }
  }

  @Override
  public void report(HostStatus status) {
    try {
      connection.publish(Subjects.report(host), BlockHeaders.of(status), new byte[0]);
    } catch (IllegalStateException e) {
      // The connection is closed, which the next block notices.
    }
  }

  @Override
  public void describe(HostDescription description) {
    try {
      connection.publish(
          Subjects.description(host), DescriptionHeaders.of(description), description.section());
    } catch (IllegalStateException e) {
      // The connection is closed, which the next block notices.
    }
  }

  @Override
  public Optional<String> rival(String own) throws FeedException {
    return problems.asked(
        connection,
        () -> {
          String reports = Subjects.reportStream(host);
          var newestReport = StreamLookUp.last(streams, reports, Subjects.report(host));
          if (newestReport.isEmpty()) {
            return Optional.empty();
          }
          var now = streams.getStreamInfo(reports).getTimestamp();
          var age = Duration.between(newestReport.get().getTime(), now);
          return BlockHeaders.status(newestReport.get().getHeaders())
              .map(HostStatus::capture)
              .filter(capture -> !capture.equals(own) && age.compareTo(ACTIVE) < 0);
        });
  }
}
