package picklescope.feed.nats;

import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamManagement;
import io.nats.client.api.DiscardPolicy;
import io.nats.client.api.StorageType;
import io.nats.client.api.StreamConfiguration;
import io.nats.client.api.StreamInfo;
import java.io.IOException;
import java.time.Duration;
import picklescope.feed.HostName;

/**
 * Creates the streams of a host if they are not there; their limits are the administrator's then.
 */
final class HostStreams {
  private static final Duration KEPT = Duration.ofDays(7);
  private static final long MOST_BYTES = 2L << 30;
  private static final long FEWER_BYTES = 256L << 20;

  /** A block with one datagram of the largest size and all interfaces has less. */
  static final int LARGEST_MESSAGE = 512 << 10;

  private HostStreams() {}

  /** Returns the stream of a host's blocks. */
  static StreamInfo blocks(JetStreamManagement streams, HostName host)
      throws IOException, JetStreamApiException {
    var found = StreamLookUp.find(streams, Subjects.blockStream(host));
    if (found.isPresent()) {
      return found.get();
    }
    try {
      return streams.addStream(blocks(host, MOST_BYTES));
    } catch (JetStreamApiException e) {
      return streams.addStream(blocks(host, FEWER_BYTES)); // so much room cannot be promised
    }
  }

  private static StreamConfiguration blocks(HostName host, long bytes) {
    return StreamConfiguration.builder()
        .name(Subjects.blockStream(host))
        .description("The UDP messages of " + host)
        .subjects(Subjects.blocks(host))
        .storageType(StorageType.File)
        .discardPolicy(DiscardPolicy.Old)
        .maxAge(KEPT)
        .maxBytes(bytes)
        .maximumMessageSize(LARGEST_MESSAGE)
        .allowDirect(false) // its answers are messages, which a computer could send to others
        .build();
  }

  /** Makes sure that there is a stream of a host's reports and descriptions. */
  static void reports(JetStreamManagement streams, HostName host)
      throws IOException, JetStreamApiException {
    if (StreamLookUp.find(streams, Subjects.reportStream(host)).isEmpty()) {
      streams.addStream(
          StreamConfiguration.builder()
              .name(Subjects.reportStream(host))
              .description("What " + host + " tells about itself")
              .subjects(Subjects.report(host), Subjects.description(host))
              .storageType(StorageType.File)
              .discardPolicy(DiscardPolicy.Old)
              .maxMessagesPerSubject(1)
              .maxAge(KEPT)
              .maximumMessageSize(LARGEST_MESSAGE)
              .build());
    }
  }
}
